#include <closecode/dictionary.hpp>

#include <closecode/diagnose.hpp>

#include "recognise.hpp"
#include "support/catalogs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>
#include <string_view>

using namespace closecode;

namespace {

Dictionary service(std::string id, std::string host) {
  return {.id = id,
          .name = id,
          .kind = DictionaryKind::service,
          .match = Match{.hosts = {std::move(host)}},
          .meanings = {{.from = 4001, .to = 4001, .name = "Not Allowed", .retry = Retry::no}}};
}

Dictionary own(std::string id, std::string name) {
  return {.id = std::move(id), .name = "App", .meanings = {{.from = 4001, .to = 4001, .name = std::move(name)}}};
}

Observation closed(std::int64_t code, std::string_view url = {}) {
  Observation seen;
  seen.set(Field::code, code).set(Field::opened, 1).set(Field::was_clean, 1);
  if (!url.empty()) seen.set(Field::url, url);
  return seen;
}

std::string name_of(const Dictionaries& all, const Observation& seen) {
  const Resolution found = all.resolve(seen);
  return found.known ? found.known->dictionary->id + ": " + found.known->meaning->name : "unknown";
}

}  // namespace

TEST_CASE("A service is recognised by its host as a whole") {
  Dictionaries all;
  REQUIRE(all.define(service("acme", "*.acme.example")).empty());
  CHECK(name_of(all, closed(4001, "wss://EU.acme.example/x")) == "acme: Not Allowed");
  CHECK(name_of(all, closed(4001, "wss://acme.example")) == "unknown");
  CHECK(name_of(all, closed(4001, "wss://eu.acme.example.evil.test")) == "unknown");
  CHECK(all.resolve(closed(4001)).others.size() == 1);
  CHECK(all.resolve(closed(4002)).others.empty());
}

TEST_CASE("Of two services that fit equally well neither is taken and both are named") {
  Dictionaries all;
  REQUIRE(all.define(service("acme", "a.example")).empty());
  REQUIRE(all.define(service("bolt", "a.example")).empty());
  REQUIRE(all.define(service("cord", "c.example")).empty());
  const Resolution found = all.resolve(closed(4001, "wss://a.example"));
  CHECK_FALSE(found.known.has_value());
  CHECK(found.others.size() == 2);
}

TEST_CASE("An application's own code wins over a service, and the later over the earlier") {
  Dictionaries all;
  REQUIRE(all.define(own("first", "One")).empty());
  REQUIRE(all.define(own("second", "Two")).empty());
  REQUIRE(all.define(service("acme", "a.example")).empty());
  CHECK(name_of(all, closed(4001, "wss://a.example")) == "second: Two");
  REQUIRE(all.define(own("second", "Three")).empty());
  CHECK(name_of(all, closed(4001)) == "second: Three");
}

TEST_CASE("A single code says more than its range, and a service more than an own range") {
  Dictionaries all;
  Dictionary ranged = own("app", "Exact");
  ranged.meanings.push_back({.from = 4000, .to = 4099, .name = "Range"});
  REQUIRE(all.define(ranged).empty());
  CHECK(name_of(all, closed(4001)) == "app: Exact");
  CHECK(name_of(all, closed(4002)) == "app: Range");
  ranged.meanings.erase(ranged.meanings.begin());
  REQUIRE(all.define(ranged).empty());
  REQUIRE(all.define(service("acme", "a.example")).empty());
  CHECK(name_of(all, closed(4001, "wss://a.example")) == "acme: Not Allowed");
}

TEST_CASE("A wrong dictionary is refused with every path, and nothing changes") {
  Dictionaries all;
  REQUIRE(all.define(own("app", "Before")).empty());
  Dictionary wrong = own("app", "");
  wrong.meanings.push_back({.from = 1000, .to = 1000, .name = "Redefined"});
  wrong.meanings.push_back({.from = 4001, .to = 4001, .name = "Again", .fix = {{"en", ""}}});
  std::string paths;
  for (const DictionaryFault& fault : all.define(wrong)) paths += fault.path + " ";
  CHECK(paths == "meanings[0].name meanings[1].from meanings[1].to meanings[2].fix meanings[2] ");
  CHECK(name_of(all, closed(4001)) == "app: Before");
}

TEST_CASE("Advice and diagnosis follow a known meaning, unless the caller names a profile") {
  Dictionaries all;
  REQUIRE(all.define(service("acme", "a.example")).empty());
  const Observation there = closed(4001, "wss://a.example");
  const AdviceOptions options = all.resolve(there).apply();
  CHECK(advise(there, options, test::english()).action == Retry::no);
  CHECK_FALSE(should_reconnect(there, options));
  CHECK(diagnose(there, test::english(), options).causes.front().id == "app/service-code");
  CHECK(diagnose(there, test::english(), {}).causes.front().id == "app/private-code");
  CHECK_FALSE(all.resolve(there).apply({.profile = "pusher"}).asked.has_value());
}

TEST_CASE("A comparison names what a dictionary knows") {
  const OwnFacts facts{.name = "Session Over", .retry = Retry::no, .severity = Severity::error};
  const Comparison known = compare({4001, {}, facts}, 4002, test::english());
  CHECK(known.title.find("4001 Session Over") != std::string::npos);
  CHECK(known.differences.size() > 1);
  CHECK(compare(4001, 4002, test::english()).differences.size() == 1);
}

TEST_CASE("A text is chosen by the reader's languages, then English, then the first") {
  const Translations texts{{"ja", "日本語"}, {"en", "English"}};
  const auto text_in = [&](std::string_view tag) { return text_for(texts, std::array{tag}); };
  CHECK(text_in("ja-JP") == "日本語");
  CHECK(text_in("fr") == "English");
  CHECK(text_for({{"", "All"}}, {}) == "All");
  CHECK(text_for({}, {}).empty());
}

TEST_CASE("A star stands for one or more characters of one part") {
  CHECK(fits("*.a.example", "x.a.example", true));
  CHECK(fits("x-*.*.example", "x-1.a.b.example", true));
  CHECK_FALSE(fits("*.a.example", ".a.example", true));
  CHECK_FALSE(fits("a*a", "a", true));
  CHECK(fits("/*/*/websocket", "/a/b/websocket/c", false));
  CHECK_FALSE(fits("/*/*/websocket", "/a/websocket", false));
  CHECK(fits("", "anything", false));
  CHECK_FALSE(fits("", "anything", true));
}
