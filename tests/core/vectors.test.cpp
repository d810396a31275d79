// Runs the vectors that every build of the engine shares; tests/vectors/README.md says what they mean.
#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/comparison_checks.hpp"
#include "support/json_reader.hpp"
#include "support/pack_builder.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

using namespace closecode;
using test::Json;

namespace {

/** The text itself, or a list of texts joined by line feeds. */
std::optional<std::string> joined(const Json& json) {
  if (const auto* text = json.text()) return *text;
  if (json.list() == nullptr) return std::nullopt;
  std::string all;
  for (const Json& item : *json.list()) {
    if (item.text() == nullptr) return std::nullopt;
    all += (all.empty() ? "" : "\n") + *item.text();
  }
  return all;
}

bool holds(const Json& expected, const Json& actual);

bool begins(const Json::List& expected, const Json::List* actual) {
  if (actual == nullptr || actual->size() < expected.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!holds(expected[i], (*actual)[i])) return false;
  }
  return true;
}

bool holds(const Json& expected, const Json& actual) {
  if (const Json* hash = expected["$hash"]) {
    const auto text = joined(actual);
    return text && test::fnv1a_hex(*text) == *hash->text();
  }
  if (const Json* count = expected["$count"]) {
    return actual.list() != nullptr && static_cast<double>(actual.list()->size()) == *count->number();
  }
  if (const Json* first = expected["$first"]) return begins(*first->list(), actual.list());
  if (const Json* part = expected["$has"])
    return actual.text() != nullptr && test::contains(*actual.text(), *part->text());
  if (const auto* members = expected.members()) {
    return std::all_of(members->begin(), members->end(), [&](const auto& member) {
      const Json* found = actual[member.first];
      return found != nullptr && holds(member.second, *found);
    });
  }
  if (const auto* list = expected.list()) return begins(*list, actual.list()) && list->size() == actual.list()->size();
  if (const auto* text = expected.text()) return actual.text() != nullptr && *text == *actual.text();
  if (const auto* number = expected.number()) return actual.number() != nullptr && *number == *actual.number();
  if (const auto* flag = expected.boolean()) return actual.boolean() != nullptr && *flag == *actual.boolean();
  return actual.is_null();
}

/** The integer, or -1 with the spelling of what is none, as the JavaScript side asks. */
AskedCode asked(const Json& argument, std::string& spelling) {
  if (const Json* name = argument["number"]) spelling = *name->text();
  const double number = argument.number() != nullptr ? *argument.number() : 0;
  const bool whole = std::floor(number) == number && std::abs(number) < 4e9;
  if (spelling.empty() && !whole) {
    std::ostringstream out;
    out << number;
    spelling = out.str();
  }
  return spelling.empty() ? AskedCode(static_cast<std::int32_t>(number)) : AskedCode(-1, spelling);
}

std::string answer(const Json& vector) {
  const std::string& call = *vector["call"]->text();
  const Json::List& args = *vector["args"]->list();
  const Catalog& catalog = test::catalog_for(*vector["lang"]->text());
  std::array<std::string, 2> spellings;
  if (call == "explain") return to_json(explain(asked(args.at(0), spellings[0]).code, catalog));
  if (call == "compare")
    return to_json(compare(asked(args.at(0), spellings[0]), asked(args.at(1), spellings[1]), catalog));
  if (call == "checkClose") {
    const auto code = args.empty() ? std::nullopt : std::optional(asked(args[0], spellings[0]));
    const auto reason = args.size() < 2 ? std::nullopt : std::optional<std::string_view>(*args[1].text());
    return to_json(check_close(code, reason, catalog));
  }
  if (call == "search") {
    const std::array<const Catalog*, 2> catalogs{&catalog, &test::english()};
    const std::size_t distinct = catalogs[0] == catalogs[1] ? 1 : 2;
    return to_json(search(*args.at(0).text(), std::span(catalogs).first(distinct)), catalog);
  }
  if (call == "negotiate") {
    std::vector<std::string_view> wanted;
    for (const Json& tag : *args.at(0).list()) wanted.emplace_back(*tag.text());
    const std::array<std::string_view, 2> loaded{"en", "ja"};
    const std::size_t found = negotiate(wanted, loaded);
    return '"' + std::string(loaded[found == no_language ? 0 : found]) + '"';
  }
  return {};
}

}  // namespace

TEST_CASE("The shared vectors hold") {
  std::istringstream lines(test::read_file(std::string(CLOSECODE_TESTS) + "/vectors/vectors.jsonl"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto vector = test::JsonReader::read(line);
    INFO(line);
    REQUIRE(vector.has_value());
    const std::string text = answer(*vector);
    INFO("answered: " << text);
    const auto actual = test::JsonReader::read(text);
    REQUIRE(actual.has_value());
    CHECK(holds(*(*vector)["expect"], *actual));
  }
  CHECK(count >= 150);
}

TEST_CASE("An expectation that is not met does not hold") {
  const Json actual = *test::JsonReader::read(R"({"a":[1,"x"],"b":"text","c":true})");
  for (const char* met : {"{}", R"({"b":"text"})", R"({"a":[1,"x"]})", R"({"a":{"$count":2}})",
                          R"({"a":{"$first":[1]}})", R"({"b":{"$has":"ex"},"c":true})"}) {
    CHECK(holds(*test::JsonReader::read(met), actual));
  }
  for (const char* unmet : {"[]", R"({"d":1})", R"({"b":"tex"})", R"({"a":[1]})", R"({"a":[1,"x",2]})",
                            R"({"a":{"$count":1}})", R"({"a":{"$first":["x"]}})", R"({"b":{"$has":"no"}})",
                            R"({"c":false})", R"({"b":{"$hash":"00000000"}})", "null"}) {
    INFO(unmet);
    CHECK_FALSE(holds(*test::JsonReader::read(unmet), actual));
  }
}
