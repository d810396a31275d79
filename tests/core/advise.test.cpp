#include <closecode/advise.hpp>

#include "support/catalogs.hpp"
#include "support/observation_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>
#include <string>

using namespace closecode;

namespace {

Advice advise_on(std::string_view json, const AdviceOptions& options = {}) {
  const test::ReadObservation seen{std::string_view(json)};
  return advise(seen.get(), options, test::english());
}

bool reconnects(std::string_view json) {
  const test::ReadObservation seen{std::string_view(json)};
  return should_reconnect(seen.get());
}

constexpr std::string_view lost = R"({"code":1006,"opened":true,"errored":false})";

}  // namespace

TEST_CASE("A lost connection backs off with full jitter that doubles up to the cap") {
  std::int64_t expected = 500;
  for (int attempt = 0; attempt < 12; ++attempt) {
    const Advice advice = advise_on(lost, {.attempt = attempt});
    CHECK(advice.action == Retry::backoff);
    CHECK(advice.min_ms == 0);
    CHECK(advice.max_ms == expected);
    CHECK(advice.delay_ms == expected / 2);
    expected = std::min<std::int64_t>(expected * 2, 30'000);
  }
}

TEST_CASE("The delay is drawn from the whole interval and never leaves it") {
  CHECK(advise_on(lost, {.random = 0}).delay_ms == 0);
  CHECK(advise_on(lost, {.random = 0.999999}).delay_ms == 499);
  for (const double random : {-1.0, 1.0, 5.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    const Advice advice = advise_on(lost, {.random = random});
    CHECK(advice.delay_ms >= advice.min_ms);
    CHECK(advice.delay_ms <= advice.max_ms);
  }
}

TEST_CASE("Base and cap may be anything") {
  CHECK(next_delay({.attempt = 3, .random = 0.5, .base_ms = 100, .cap_ms = 10'000}) == 400);
  CHECK(next_delay({.attempt = 100, .random = 0.5, .base_ms = 100, .cap_ms = 10'000}) == 5'000);
  CHECK(next_delay({.attempt = 5, .base_ms = 0}) == 0);
  CHECK(next_delay({.attempt = -5, .base_ms = -1, .cap_ms = -1}) == 0);
  constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() / 4;
  CHECK(next_delay({.attempt = 1000, .random = 0, .base_ms = huge, .cap_ms = huge}) == 0);
}

TEST_CASE("A restart spreads over 5 to 30 seconds, overload and limits have floors") {
  const Advice restart = advise_on(R"({"code":1012})", {.random = 0});
  CHECK(restart.min_ms == 5'000);
  CHECK(restart.max_ms == 30'000);
  CHECK(restart.delay_ms == 5'000);
  CHECK(advise_on(R"({"code":1013})").min_ms == 5'000);
  CHECK(advise_on(R"({"code":4429})").min_ms == 10'000);
  CHECK(advise_on(R"({"code":1008,"reason":"rate limit exceeded"})").min_ms == 10'000);
  CHECK(advise_on(R"({"code":1006,"opened":false,"errored":true,"probe":{"http":"reachable","status":429,"ms":5}})")
            .min_ms == 10'000);
  // A small cap of the caller does not lift the floor.
  CHECK(advise_on(R"({"code":1013})", {.cap_ms = 100}).delay_ms >= 5'000);
}

TEST_CASE("What is over is reconnected at once, but only the first time") {
  for (const char* json : {R"({"code":1006,"opened":true,"errored":true,"restoredFromCache":true})",
                           R"({"code":1006,"opened":true,"suspendedMs":600000})"}) {
    const Advice first = advise_on(json);
    CHECK(first.action == Retry::now);
    CHECK(first.delay_ms == 0);
    CHECK(first.max_ms == 0);
    CHECK(advise_on(json, {.attempt = 1}).action == Retry::backoff);
  }
}

TEST_CASE("Repeated failures slow down even when the caller counts no attempts") {
  const Advice advice = advise_on(
      R"({"code":1006,"opened":false,"errored":true,"history":[{"code":1006,"opened":false},{"code":1006,"opened":false},
          {"code":1006,"opened":true,"openMs":40},{"code":1006,"opened":false}]})");
  CHECK(advice.action == Retry::backoff);
  CHECK(advice.max_ms == 8'000);
  CHECK(advice.why.find('4') != std::string::npos);
  const Advice calm = advise_on(
      R"({"code":1006,"opened":false,"errored":true,"history":[{"code":1006,"opened":true,"openMs":90000}]})");
  CHECK(calm.max_ms == 500);
}

TEST_CASE("Nobody reconnects while offline, hidden or leaving") {
  const Advice offline = advise_on(R"({"code":1006,"opened":true,"online":false})");
  CHECK(offline.action == Retry::page_decides);
  CHECK(offline.why.find("online") != std::string::npos);
  CHECK(offline.min_ms == 15'000);
  const Advice hidden = advise_on(R"({"code":1006,"opened":true,"visibility":"hidden"})");
  CHECK(hidden.action == Retry::page_decides);
  CHECK(hidden.why.find("visible") != std::string::npos);
  CHECK(hidden.min_ms == 15'000);
  const Advice leaving = advise_on(R"({"code":1001,"wasClean":true,"pageHiding":true})");
  CHECK(leaving.action == Retry::no);
  CHECK(leaving.delay_ms == never_ms);
  CHECK_FALSE(reconnects(R"({"code":1001,"wasClean":true,"pageHiding":true})"));
}

TEST_CASE("What only a fix can change is tried rarely and not for ever") {
  const char* blocked = R"({"code":1006,"opened":false,"errored":true,"url":"ws://a.example-service.com:6000/"})";
  const Advice first = advise_on(blocked);
  CHECK(first.action == Retry::after_fix);
  CHECK(first.min_ms == 30'000);
  CHECK(advise_on(blocked, {.attempt = 3}).action == Retry::no);
  CHECK(advise_on(blocked, {.attempt = 3}).delay_ms == never_ms);
  CHECK_FALSE(reconnects(blocked));
  const char* login = R"({"code":3000})";
  CHECK(advise_on(login).action == Retry::after_login);
  CHECK(advise_on(login, {.attempt = 3}).action == Retry::no);
  CHECK_FALSE(reconnects(login));
}

TEST_CASE("A deliberate end stays one") {
  for (const char* json :
       {R"({"code":1000,"wasClean":true})", R"({"code":3003})", R"({"code":4000,"closedByPage":true})"}) {
    CHECK(advise_on(json).action == Retry::no);
    CHECK_FALSE(reconnects(json));
  }
}

TEST_CASE("A 1000 that a library made up does not stop the reconnecting") {
  CHECK(advise_on(R"({"code":1000,"wasClean":true,"isTrusted":false})").action == Retry::backoff);
  CHECK(reconnects(R"({"code":1000,"wasClean":true,"isTrusted":false})"));
}

TEST_CASE("Doubt is no reason to give up") {
  for (const char* json : {R"({"code":1006})", R"({})", R"({"code":1006,"opened":false,"errored":true})",
                           R"({"code":1006,"opened":false,"errored":true,"url":"wss://a.example-service.com/"})"}) {
    CHECK(advise_on(json).action == Retry::backoff);
    CHECK(reconnects(json));
  }
}

TEST_CASE("Protocols with rules of their own are known by subprotocol, host or name") {
  CHECK(advise_on(R"({"code":4400,"protocol":"graphql-transport-ws"})").action == Retry::no);
  CHECK(advise_on(R"({"code":4403,"protocol":"graphql-transport-ws"})").action == Retry::backoff);
  CHECK(advise_on(R"({"code":4403})").action == Retry::no);
  CHECK(advise_on(R"({"code":4201,"url":"wss://ws-eu.pusher.com/app/key"})").action == Retry::now);
  CHECK(advise_on(R"({"code":4201,"url":"wss://notpusher.com/app/key"})").action != Retry::now);
  CHECK(advise_on(R"({"code":4014,"url":"wss://gateway.discord.gg/?v=10"})").action == Retry::no);
  CHECK(advise_on(R"({"code":4009,"url":"wss://gateway.discord.gg/?v=10"})").action == Retry::backoff);
  CHECK(advise_on(R"({"code":4404})", {.profile = "y-websocket"}).action == Retry::no);
  CHECK(advise_on(R"({"code":3501,"protocol":"centrifuge-json"})").why.find("centrifugo") != std::string::npos);
  CHECK(advise_on(R"({"code":4404})", {.profile = "nobody"}).action == advise_on(R"({"code":4404})").action);
  CHECK_FALSE(reconnects(R"({"code":4400,"protocol":"graphql-transport-ws"})"));
}

TEST_CASE("Every reason is filled in, in both languages") {
  for (const char* json :
       {R"({"code":1013})", R"({"code":4429})", R"({"code":1012})", R"({"code":1000})", R"({"code":3000})",
        R"({"code":1006,"online":false})", R"({"code":4400,"protocol":"graphql-transport-ws"})",
        R"({"code":1006,"opened":false,"history":[{"code":1006,"opened":false}]})"}) {
    const test::ReadObservation seen{std::string_view(json)};
    for (const Catalog* catalog : {&test::english(), &test::japanese()}) {
      const std::string why = advise(seen.get(), {}, *catalog).why;
      CHECK_FALSE(why.empty());
      CHECK(why.find('{') == std::string::npos);
    }
  }
}
