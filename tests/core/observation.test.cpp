#include <closecode/observation.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace closecode;

namespace {

/** A line with the given values at their fields, as web/api writes it. */
std::string line_with(const std::vector<std::pair<Field, std::string>>& values, const std::string& history = {}) {
  std::string line;
  for (std::size_t i = 0; i < field_count; ++i) {
    for (const auto& [field, value] : values) {
      if (field == static_cast<Field>(i)) line += value;
    }
    line += '\x1f';
  }
  return line + history;
}

}  // namespace

TEST_CASE("An empty line says nothing") {
  const Observation seen = parse_observation("");
  for (std::size_t i = 0; i < field_count; ++i) CHECK_FALSE(seen.has(static_cast<Field>(i)));
  CHECK(seen.history.empty());
}

TEST_CASE("Every field is read from its own place") {
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    const bool is_text = kind_of(field) == FieldKind::text;
    const std::string line = line_with({{field, is_text ? "=abc" : "1"}});
    const Observation seen = parse_observation(line);
    for (std::size_t j = 0; j < field_count; ++j) CHECK(seen.has(static_cast<Field>(j)) == (i == j));
    if (is_text)
      CHECK(seen.text(field) == "abc");
    else
      CHECK(seen.is(field, 1));
  }
}

TEST_CASE("A text may be empty and is then known all the same") {
  const std::string line = line_with({{Field::reason, "="}, {Field::protocol, ""}});
  const Observation seen = parse_observation(line);
  CHECK(seen.has(Field::reason));
  CHECK(seen.text(Field::reason).empty());
  CHECK_FALSE(seen.has(Field::protocol));
}

TEST_CASE("Zero is a value, not a missing one") {
  const std::string line = line_with({{Field::open_ms, "0"}, {Field::opened, "0"}, {Field::browser, "0"}});
  const Observation seen = parse_observation(line);
  CHECK(seen.is(Field::open_ms, 0));
  CHECK(seen.is(Field::opened, 0));
  CHECK(seen.is(Field::browser, static_cast<std::int64_t>(ObservedBrowser::chromium)));
  CHECK(seen.value_or(Field::idle_ms, 7) == 7);
}

TEST_CASE("What a field cannot hold counts as missing") {
  const std::vector<std::pair<Field, std::string>> wrong{
      {Field::code, "65536"},  {Field::code, "-1"},     {Field::code, "1e3"},
      {Field::opened, "2"},    {Field::opened, "true"}, {Field::browser, "7"},
      {Field::open_ms, "1.5"}, {Field::open_ms, " 1"},  {Field::open_ms, "99999999999999999"},
      {Field::reason, "no ="}, {Field::open_ms, "NaN"}, {Field::open_ms, "9007199254740992"},
  };
  for (const auto& value : wrong) {
    const std::string line = line_with({value});
    CHECK_FALSE(parse_observation(line).has(value.first));
  }
  const std::string largest = line_with({{Field::open_ms, "9007199254740991"}});
  CHECK(parse_observation(largest).is(Field::open_ms, 9007199254740991));
}

TEST_CASE("A number set on a text and a text set on a number change nothing that is known") {
  Observation seen;
  seen.set(Field::code, std::string_view("1006"));
  CHECK_FALSE(seen.has(Field::code));
  seen.set(Field::reason, 5);
  CHECK_FALSE(seen.has(Field::reason));
  CHECK(seen.text(Field::code).empty());
}

TEST_CASE("Earlier closes are read in order, wrong ones passed over") {
  const std::string line = line_with({}, "1006,60010,1;x,1,1;70000,1,1;1001,,;1000,5,0;");
  const Observation seen = parse_observation(line);
  REQUIRE(seen.history.size() == 3);
  CHECK(seen.history[0].code == 1006);
  CHECK(seen.history[0].open_ms == 60010);
  CHECK(seen.history[0].opened == true);
  CHECK(seen.history[1].code == 1001);
  CHECK_FALSE(seen.history[1].open_ms.has_value());
  CHECK_FALSE(seen.history[1].opened.has_value());
  CHECK(seen.history[2].opened == false);
}

TEST_CASE("A history is read up to 64 closes") {
  std::string history;
  for (int i = 0; i < 1000; ++i) history += "1006,1,1;";
  CHECK(parse_observation(line_with({}, history)).history.size() == 64);
}
