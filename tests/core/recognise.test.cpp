// Runs the vectors that C++ and TypeScript share; tests/vectors/README.md says what they mean.
#include "recognise.hpp"

#include "support/json_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace closecode;
using test::Json;

namespace {

std::vector<std::string> texts(const Json* json) {
  std::vector<std::string> all;
  if (json == nullptr) return all;
  for (const Json& item : *json->list()) all.push_back(*item.text());
  return all;
}

Match match_of(const Json& json) {
  return {.hosts = texts(json["hosts"]),
          .subprotocols = texts(json["subprotocols"]),
          .paths = texts(json["paths"]),
          .reasons = texts(json["reasons"])};
}

std::vector<std::string> recognised(const Json& vector) {
  const Json& seen = *vector["seen"];
  std::string requested;
  for (const std::string& name : texts(seen["protocolsRequested"])) requested += (requested.empty() ? "" : ",") + name;
  Observation observation;
  const auto set = [&](Field field, const Json* value) {
    if (value != nullptr) observation.set(field, *value->text());
  };
  set(Field::url, seen["url"]);
  set(Field::protocol, seen["protocol"]);
  set(Field::reason, seen["reason"]);
  if (!requested.empty()) observation.set(Field::protocols_requested, requested);
  const Marks marks = marks_of(observation);
  std::size_t most = 1;
  std::vector<std::string> found;
  for (const auto& [id, match] : *vector["matches"]->members()) {
    const std::size_t points = strength(match_of(match), marks);
    if (points > most) found.clear();
    if (points >= most) found.push_back(id);
    most = std::max(most, points);
  }
  return found;
}

}  // namespace

TEST_CASE("Services are recognised in every shared vector as the JavaScript API recognises them") {
  std::ifstream file(std::string(CLOSECODE_TESTS) + "/vectors/recognise.jsonl");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto vector = test::JsonReader::read(line);
    INFO(line);
    REQUIRE(vector.has_value());
    CHECK(recognised(*vector) == texts((*vector)["expect"]));
  }
  CHECK(count > 50);
}
