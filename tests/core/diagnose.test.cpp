#include <closecode/diagnose.hpp>
#include <closecode/json.hpp>

#include "score.hpp"
#include "support/catalogs.hpp"
#include "support/observation_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace closecode;
using test::Json;
using test::JsonReader;

namespace {

/** The lines of a file of JSON objects. */
std::vector<Json> read_lines(const std::string& name) {
  std::vector<Json> lines;
  const std::string file = test::read_file(std::string(CLOSECODE_TESTS) + "/model/" + name);
  for (std::string_view rest = file; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    auto json = JsonReader::read(rest.substr(0, end));
    REQUIRE(json.has_value());
    lines.push_back(std::move(*json));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

const std::string& text_at(const Json& json, std::string_view name) { return *json[name]->text(); }

std::size_t place_of(std::string_view rule) {
  std::size_t place = 0;
  while (place < model::rule_count() && model::rule_id(place) != rule) ++place;
  return place;
}

/** A cause's share by the textbook, apart from the engine's own arithmetic. */
double share_of(const model::Score& score, std::size_t cause, std::size_t causes) {
  double sum = 1;
  for (std::size_t i = 0; i < causes; ++i) sum += std::exp(score.of(i));
  return std::exp(score.of(cause)) / sum;
}

/** Ids of all causes by their place, found by asking for each. */
const std::vector<std::string>& cause_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> found;
    const auto json = JsonReader::read(test::read_file(std::string(CLOSECODE_DATA) + "/causes.json"));
    for (const Json& cause : *(*json)["causes"]->list()) found.push_back(text_at(cause, "id"));
    return found;
  }();
  return ids;
}

Diagnosis diagnose_json(std::string_view json) {
  static std::vector<std::unique_ptr<test::ReadObservation>> kept;
  kept.push_back(std::make_unique<test::ReadObservation>(std::string_view(json)));
  return diagnose(kept.back()->get(), test::english());
}

double total(const Diagnosis& diagnosis) {
  double sum = 0;
  for (const Cause& cause : diagnosis.causes) sum += cause.probability;
  return sum;
}

bool accepts(const Json* prefixes, std::string_view id) {
  const auto fits = [id](const Json& prefix) { return id.starts_with(*prefix.text()); };
  return std::any_of(prefixes->list()->begin(), prefixes->list()->end(), fits);
}

}  // namespace

TEST_CASE("Every rule fires in its case, shows as evidence there and moves the cause it speaks of") {
  std::set<std::string> covered;
  for (const Json& line : read_lines("rule-cases.jsonl")) {
    const std::string& rule = text_at(line, "rule");
    const std::string& cause = text_at(line, "cause");
    const bool speaks_for = text_at(line, "speaks") == "for";
    INFO(rule << " " << cause);
    const test::ReadObservation seen(*line["observation"]);
    const std::size_t place = place_of(rule);
    REQUIRE(place < model::rule_count());
    const model::Features features(seen.get());
    const model::Score with(features);
    const model::Score without(features, place);
    REQUIRE(with.fired(place));
    CHECK_FALSE(without.fired(place));

    const auto& ids = cause_ids();
    const auto which = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), cause) - ids.begin());
    const double change = share_of(with, which, ids.size()) - share_of(without, which, ids.size());
    CHECK((speaks_for ? change : -change) >= 0.001);

    if (speaks_for) {
      const Diagnosis diagnosis = diagnose(seen.get(), test::english());
      const auto named = std::find_if(diagnosis.causes.begin(), diagnosis.causes.end(),
                                      [&](const Cause& candidate) { return candidate.id == cause; });
      REQUIRE(named != diagnosis.causes.end());
      const auto evidence = std::find_if(named->evidence.begin(), named->evidence.end(),
                                         [&](const Evidence& candidate) { return candidate.id == rule; });
      REQUIRE(evidence != named->evidence.end());
      CHECK(evidence->tenths > 0);
      CHECK_FALSE(evidence->text.empty());
      CHECK(evidence->text.find('{') == std::string::npos);
    }
    covered.insert(rule);
  }
  for (std::size_t rule = 0; rule < model::rule_count(); ++rule) {
    INFO(model::rule_id(rule));
    CHECK(covered.contains(std::string(model::rule_id(rule))));
  }
}

TEST_CASE("The recordings of three browsers are diagnosed as their labels say") {
  std::size_t first = 0;
  std::size_t first_right = 0;
  std::size_t three = 0;
  std::size_t three_right = 0;
  for (const Json& line : read_lines("recordings.jsonl")) {
    const test::ReadObservation seen(*line["observation"]);
    const Diagnosis diagnosis = diagnose(seen.get(), test::english());
    if (const Json* labels = line["accept_top1"]; !labels->is_null()) {
      ++first;
      if (accepts(labels, diagnosis.causes.front().id)) ++first_right;
    }
    if (const Json* labels = line["accept_top3"]; !labels->is_null()) {
      ++three;
      const auto end =
          diagnosis.causes.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, diagnosis.causes.size()));
      const auto right = [&](const Cause& cause) { return accepts(labels, cause.id); };
      if (std::any_of(diagnosis.causes.begin(), end, right)) ++three_right;
    }
    CHECK(total(diagnosis) < 1);
  }
  REQUIRE(first > 100);
  REQUIRE(three > 50);
  CHECK(first_right * 100 >= first * 95);
  CHECK(three_right * 100 >= three * 99);
}

TEST_CASE("Nothing known gives modest probabilities and says what to observe") {
  const Diagnosis diagnosis = diagnose(Observation(), test::english());
  REQUIRE_FALSE(diagnosis.causes.empty());
  CHECK(diagnosis.causes.front().probability < 0.2);
  CHECK(diagnosis.explanation.code == 1006);
  CHECK(diagnose_json(R"({"code":1006})").next_checks.front().starts_with("Attach watch"));
}

TEST_CASE("Where browsers hide the difference the leading causes stay close, and the probe is asked for") {
  const Diagnosis diagnosis = diagnose_json(
      R"({"code":1006,"opened":false,"errored":true,"connectMs":40,"url":"wss://chat.example-service.com/","browser":"chromium"})");
  CHECK(diagnosis.causes.front().probability < 0.4);
  CHECK(diagnosis.causes.front().probability < 2.5 * diagnosis.causes[2].probability);
  const auto asks_for = [&](std::string_view word) {
    return std::any_of(diagnosis.next_checks.begin(), diagnosis.next_checks.end(),
                       [word](std::string_view text) { return text.find(word) != std::string_view::npos; });
  };
  CHECK(asks_for("probe(url)"));
  CHECK(asks_for("Firefox"));
}

TEST_CASE("No cause passes 0.9 without a signal that leaves no doubt") {
  // Everything points to the proxy, and still nobody has seen it.
  const Diagnosis silent = diagnose_json(
      R"({"code":1006,"opened":true,"errored":false,"browser":"chromium","openMs":60020,"idleMs":60010,"closedTogether":0,
          "history":[{"code":1006,"openMs":60011,"opened":true},{"code":1006,"openMs":60004,"opened":true}]})");
  CHECK(silent.causes.front().id == "idle/proxy-timeout");
  CHECK(silent.causes.front().probability <= 0.9);
  const Diagnosis certain = diagnose_json(R"({"code":4000,"closedByPage":true,"pageCloseCode":4000,"wasClean":true})");
  CHECK(certain.causes.front().id == "page/closed-by-page");
  CHECK(certain.causes.front().probability > 0.9);
  CHECK(certain.causes.front().probability < 1);
}

TEST_CASE("A code that a wrapper made up is not believed") {
  for (const char* json :
       {R"({"code":1000,"wasClean":true,"isTrusted":false})", R"({"malformed":true,"isTrusted":false})"}) {
    const Diagnosis diagnosis = diagnose_json(json);
    CHECK(diagnosis.causes.front().id == "wrapper/synthetic");
    for (const Cause& cause : diagnosis.causes) CHECK_FALSE(cause.id.starts_with("app/"));
  }
  CHECK(diagnose_json(R"({"code":1000,"wasClean":true,"isTrusted":true})").causes.front().id == "app/finished");
}

TEST_CASE("A missing field speaks neither for nor against anything") {
  for (const Cause& cause : diagnose_json(R"({"code":1006,"opened":true})").causes) {
    for (const Evidence& evidence : cause.evidence) CHECK(evidence.id == "lost");
  }
}

TEST_CASE("Evidence comes strongest first and is filled with what was measured") {
  const Diagnosis diagnosis = diagnose_json(
      R"({"code":1006,"opened":true,"errored":false,"browser":"firefox","openMs":301000,"idleMs":100200})");
  const Cause& cause = diagnosis.causes.front();
  CHECK(cause.id == "idle/proxy-timeout");
  for (std::size_t i = 1; i < cause.evidence.size(); ++i) {
    CHECK(std::abs(cause.evidence[i - 1].tenths) >= std::abs(cause.evidence[i].tenths));
  }
  CHECK(cause.evidence.front().id == "round-100s");
  CHECK(cause.evidence.front().text.find("100 s") != std::string::npos);
  CHECK(cause.evidence.front().text.find("Cloudflare") != std::string::npos);
}

TEST_CASE("Short times are told as exactly as they call for") {
  const Diagnosis diagnosis =
      diagnose_json(R"({"code":1006,"opened":true,"errored":true,"browser":"chromium","openMs":61,"idleMs":1500})");
  std::map<std::string_view, std::string> texts;
  for (const Cause& cause : diagnosis.causes) {
    for (const Evidence& evidence : cause.evidence) texts[evidence.id] = evidence.text;
  }
  CHECK(diagnosis.causes.front().id == "protocol/server-violation");
  const Diagnosis lost = diagnose_json(
      R"({"code":1006,"opened":true,"errored":false,"browser":"firefox","openMs":61,"history":[{"code":1006,"openMs":70}]})");
  for (const Cause& cause : lost.causes) {
    for (const Evidence& evidence : cause.evidence) texts[evidence.id] = evidence.text;
  }
  REQUIRE(texts.contains("open-briefly"));
  CHECK(texts["open-briefly"].find("0.06 s") != std::string::npos);
}

TEST_CASE("Snippets hold the observed host and port, and nothing a shell or markup could misread") {
  const auto all_text = [](const Diagnosis& diagnosis) {
    std::string text;
    for (const Cause& cause : diagnosis.causes) {
      for (const Snippet& snippet : cause.snippets) text += snippet.text + "\n";
    }
    return text;
  };
  const std::string plain = all_text(diagnose_json(
      R"({"code":1015,"url":"wss://user:secret@Chat.example.org:8443/live/ws?token=abc#x","browser":"firefox"})"));
  CHECK(plain.find("openssl s_client -connect 'Chat.example.org:8443' -servername 'Chat.example.org'") !=
        std::string::npos);
  CHECK(plain.find("secret") == std::string::npos);
  CHECK(plain.find("token") == std::string::npos);
  const std::string v6 = all_text(diagnose_json(R"({"code":1015,"url":"wss://[fd00::1]:444/","browser":"firefox"})"));
  CHECK(v6.find("'[fd00::1]:444'") != std::string::npos);

  for (const char* url :
       {"wss://a'$(rm -rf)`b`.com/x", "wss://-oProxyCommand=x/", "wss://a.com/'\\\"<script>${x}%zz&;|\\n",
        "wss://a.com/x%27y", "javascript:alert(1)", "wss://b\\u00fccher.example/", "wss://"}) {
    for (const char* shape : {R"("code":1015,"browser":"firefox")", R"("code":1006,"opened":false,"errored":true)"}) {
      const std::string text = all_text(diagnose_json("{\"url\":\"" + std::string(url) + "\"," + shape + "}"));
      INFO(text);
      for (const char* bad : {"rm -rf", "<script", "'$(", "`", "-oProxy", "${", "%zz", "alert", "\xc3\xbc"}) {
        CHECK(text.find(bad) == std::string::npos);
      }
    }
  }
}

TEST_CASE("The same observation is diagnosed the same, in every language with the same numbers") {
  const char* json =
      R"({"code":1006,"opened":true,"errored":true,"browser":"webkit","openMs":9000,"lastSentBytes":70000,"sinceSendMs":5})";
  const test::ReadObservation seen{std::string_view(json)};
  CHECK(to_json(diagnose(seen.get(), test::english())) == to_json(diagnose(seen.get(), test::english())));
  const Diagnosis english = diagnose(seen.get(), test::english());
  const Diagnosis japanese = diagnose(seen.get(), test::japanese());
  REQUIRE(english.causes.size() == japanese.causes.size());
  for (std::size_t i = 0; i < english.causes.size(); ++i) {
    CHECK(english.causes[i].id == japanese.causes[i].id);
    CHECK(english.causes[i].probability == japanese.causes[i].probability);
    CHECK(english.causes[i].title != japanese.causes[i].title);
  }
}

TEST_CASE("A diagnosis is valid JSON whose probabilities sum to at most 1") {
  for (const Json& line : read_lines("recordings.jsonl")) {
    const test::ReadObservation seen(*line["observation"]);
    const auto json = JsonReader::read(to_json(diagnose(seen.get(), test::english())));
    REQUIRE(json.has_value());
    double sum = 0;
    for (const Json& cause : *(*json)["causes"]->list()) sum += *cause["probability"]->number();
    CHECK(sum <= 1);
    CHECK(sum > 0);
  }
}

TEST_CASE("What is always the same of a cause is described alone as it stands in a diagnosis") {
  const test::ReadObservation seen{std::string_view(R"({"code":1006,"opened":true,"idleMs":60000})")};
  const Diagnosis diagnosis = diagnose(seen.get(), test::japanese());
  for (const Cause& cause : diagnosis.causes) {
    const auto alone = JsonReader::read(to_json(describe_cause(cause.id, test::japanese())));
    REQUIRE(alone.has_value());
    CHECK(*(*alone)["title"]->text() == cause.title);
    CHECK(*(*alone)["explanation"]->text() == cause.explanation);
    CHECK(*(*alone)["fix"]->text() == cause.fix);
    CHECK((*alone)["links"]->list()->size() == cause.sources.size());
  }
  CHECK(to_json(diagnosis, CauseTexts::without).find("\"fix\"") == std::string::npos);
  CHECK(describe_cause("idle/no-such", test::english()).title.empty());
}
