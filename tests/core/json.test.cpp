#include <closecode/closecode.hpp>

#include "json_writer.hpp"
#include "support/catalogs.hpp"
#include "support/codes.hpp"
#include "support/json_reader.hpp"
#include "support/pack_builder.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <limits>

using namespace closecode;
using test::Json;
using test::JsonReader;

namespace {

Json parsed(const std::string& text) {
  auto json = JsonReader::read(text);
  INFO(text);
  REQUIRE(json.has_value());
  return std::move(*json);
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* member = json[name];
  return member != nullptr && member->text() != nullptr ? *member->text() : "(no text)";
}

double number_at(const Json& json, std::string_view name) {
  const Json* member = json[name];
  return member != nullptr && member->number() != nullptr ? *member->number() : -1e300;
}

std::vector<std::string> names_of(const Json& json) {
  std::vector<std::string> names;
  for (const auto& [name, member] : *json.members()) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("Everything the engine says of any kind of code is valid JSON") {
  for (const Catalog* catalog : {&test::english(), &test::japanese()}) {
    for (const std::int32_t code : test::all_kinds_of_codes()) {
      CHECK(JsonReader::read(to_json(explain(code, *catalog))).has_value());
      CHECK(JsonReader::read(to_json(compare(code, 1006, *catalog))).has_value());
      CHECK(JsonReader::read(to_json(check_close(code, "\"\\\n\x01", *catalog))).has_value());
    }
  }
}

TEST_CASE("An explanation has the members of the contract") {
  const Json json = parsed(to_json(explain(1015, test::japanese())));
  CHECK(names_of(json) == std::vector<std::string>{"code", "description", "dir", "fix", "headings", "lang", "links",
                                                   "name", "reportedAs", "retry", "retryReason", "sendableByPage",
                                                   "sender", "severity", "source", "title", "when", "wire"});
  CHECK(number_at(json, "code") == 1015);
  CHECK(text_at(json, "name") == "TLS handshake");
  CHECK(text_at(json, "lang") == "ja");
  CHECK(text_at(json, "dir") == "ltr");
  CHECK(text_at(json, "source") == "iana");
  CHECK(text_at(json, "sender") == "never");
  CHECK(text_at(json, "severity") == "error");
  CHECK(text_at(json, "retry") == "after-fix");
  CHECK_FALSE(*json["sendableByPage"]->boolean());
  CHECK(number_at(*json["reportedAs"], "chromium") == 1006);
  CHECK(number_at(*json["reportedAs"], "firefox") == 1015);
  CHECK(number_at(*json["reportedAs"], "webkit") == 1006);
  CHECK(text_at(*json["headings"], "differences") == "主な違い");
  REQUIRE_FALSE(json["links"]->list()->empty());
  CHECK(text_at(json["links"]->list()->front(), "label") == "RFC 6455, section 7.4.1");
}

TEST_CASE("A comparison has the members of the contract") {
  const Comparison comparison = compare(1001, 1015, test::english());
  const Json json = parsed(to_json(comparison));
  CHECK(names_of(json) == std::vector<std::string>{"choose", "differences", "dir", "headings", "intro", "lang", "left",
                                                   "links", "right", "title"});
  CHECK(text_at(json, "title") == comparison.title);
  CHECK(number_at(*json["right"], "code") == 1015);
  REQUIRE(json["differences"]->list()->size() == comparison.differences.size());
  CHECK(*json["differences"]->list()->front().text() == comparison.differences.front());
  CHECK(json["choose"]->list()->size() == 2);
  CHECK(json["links"]->list()->size() == comparison.sources.size());
}

TEST_CASE("A check has an error and a suggestion only where the call is not legal") {
  const Json legal = parsed(to_json(check_close(1000, "done", test::english())));
  CHECK(names_of(legal) == std::vector<std::string>{"message", "ok", "reasonBytes"});
  CHECK(*legal["ok"]->boolean());
  const Json illegal = parsed(to_json(check_close(1006, "a\"b", test::english())));
  CHECK(names_of(illegal) == std::vector<std::string>{"error", "message", "ok", "reasonBytes", "suggestion"});
  CHECK(text_at(illegal, "error") == "InvalidAccessError");
  CHECK(number_at(*illegal["suggestion"], "code") == 4006);
  CHECK(text_at(*illegal["suggestion"], "reason") == "a\"b");
}

TEST_CASE("Hits carry code, source, title and a score in thousandths") {
  const std::array<const Catalog*, 1> catalogs{&test::english()};
  const Json json = parsed(to_json(search("1006", catalogs), test::english()));
  REQUIRE(json.list()->size() == 1);
  const Json& hit = json.list()->front();
  CHECK(names_of(hit) == std::vector<std::string>{"code", "score", "source", "title"});
  CHECK(number_at(hit, "score") == 1);
  CHECK(text_at(hit, "title") == "Abnormal Closure");
  CHECK(to_json({}, test::english()) == "[]");
}

TEST_CASE("A right-to-left language says so and isolates what it inserts") {
  const test::Pack pack(test::pack_of("en"));
  const Catalog catalog =
      test::parse_or_abort(pack.with(test::Pack::tag, "ar").with(test::Pack::layout, "rtl space").sealed().bytes());
  const Json json = parsed(to_json(compare(1001, 1015, catalog)));
  CHECK(text_at(json, "dir") == "rtl");
  CHECK(text_at(json, "title").starts_with("WebSocket \u20681001\u2069 \u2068Going Away\u2069 vs"));
}

TEST_CASE("Quotes, backslashes and control characters are escaped, all else is written as it is") {
  JsonWriter json;
  json.begin_object();
  json.member("a", std::string_view("\"\\/\n\t\0\x1f\x7f 終", 12));
  json.end_object();
  CHECK(json.take() == "{\"a\":\"\\\"\\\\/\\u000a\\u0009\\u0000\\u001f\x7f 終\"}");
}

TEST_CASE("Numbers are written in full and nesting keeps its commas") {
  JsonWriter json;
  json.begin_array();
  json.begin_object();
  json.member("min", std::int64_t{std::numeric_limits<std::int64_t>::min()});
  json.thousandths("half", 500);
  json.thousandths("less", -1);
  json.end_object();
  json.begin_array();
  json.end_array();
  json.begin_object();
  json.flag("no", false);
  json.end_object();
  json.end_array();
  CHECK(json.take() == R"([{"min":-9223372036854775808,"half":0.500,"less":-0.001},[],{"no":false}])");
}

TEST_CASE("The reader of these tests refuses what is not JSON") {
  for (const char* text : {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "\"\n\"", "01", "1 2", "\"\xff\"", "nul", "\"\\x\"",
                           "\"\\u12g4\"", "-"}) {
    CHECK_FALSE(JsonReader::read(text).has_value());
  }
  CHECK(*parsed("\"\\ud83d\\ude00\\u00e9\"").text() == "😀é");
}
