#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/codes.hpp"
#include "support/comparison_checks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <limits>
#include <set>
#include <string>

using namespace closecode;
using test::contains;
using test::english;
using test::japanese;

TEST_CASE("Explaining any number gives every text in both languages") {
  std::size_t missing = 0;
  for (const Catalog* catalog : {&english(), &japanese()}) {
    for (std::int32_t code = -1; code <= 70000; ++code) {
      const Explanation e = explain(code, *catalog);
      if (e.code != code || e.entry != &find(code)) ++missing;
      for (const std::string_view text : {e.title, e.description, e.when, e.fix, e.retry_reason})
        missing += text.empty() ? 1U : 0U;
    }
  }
  CHECK(missing == 0);
}

TEST_CASE("No explanation shows a placeholder") {
  for (const Catalog* catalog : {&english(), &japanese()}) {
    for (const std::int32_t code : test::all_kinds_of_codes()) {
      const Explanation e = explain(code, *catalog);
      for (const std::string_view text : {e.title, e.description, e.when, e.fix, e.retry_reason}) {
        INFO(code << ": " << text);
        CHECK_FALSE(contains(text, "{"));
      }
    }
  }
}

TEST_CASE("No two codes share a description, a summary of when they are seen or a fix") {
  std::set<std::string_view> titles;
  std::set<std::string_view> descriptions;
  for (const std::int32_t code : test::all_kinds_of_codes()) {
    const Explanation e = explain(code, english());
    CHECK(titles.insert(e.title).second);
    CHECK(descriptions.insert(e.description).second);
  }
}

TEST_CASE("An explanation in English has English titles that are the entries' labels") {
  for (const std::int32_t code : test::all_kinds_of_codes()) CHECK(explain(code, english()).title == find(code).label);
}

TEST_CASE("Numbers that no frame can carry are explained as such") {
  const std::int32_t code = GENERATE(-1, 65536, 70000, 1'000'000'000, std::numeric_limits<std::int32_t>::min(),
                                     std::numeric_limits<std::int32_t>::max());
  const Explanation e = explain(code, english());
  CHECK(e.code == code);
  CHECK(e.title == "Not a Close Code");
  CHECK(e.source() == "range");
  CHECK(contains(e.description, "from 0 to 65535"));
}

TEST_CASE("An explanation says in which language and direction it is") {
  CHECK(explain(1006, english()).language == "en");
  CHECK(explain(1006, japanese()).language == "ja");
  CHECK(explain(1006, japanese()).direction == Direction::left_to_right);
}

TEST_CASE("The headings are those of the contract") {
  const Headings en = headings_in(english());
  CHECK(en.description == "Description");
  CHECK(en.when == "When You See It");
  CHECK(en.fix == "How to Fix");
  CHECK(en.differences == "Key Differences");
  CHECK(en.choose == "When to Use Which");
  CHECK(en.more == "Learn More");
  const Headings ja = headings_in(japanese());
  CHECK(ja.description == "説明");
  CHECK(ja.when == "このコードが表示される場合");
  CHECK(ja.fix == "解決方法");
  CHECK(ja.differences == "主な違い");
  CHECK(ja.choose == "どちらをいつ使うか");
  CHECK(ja.more == "詳しく見る");
}

TEST_CASE("Every browser's report stands in the order of the enumeration") {
  CHECK(explain(1015, english()).reported_as == std::array<std::int32_t, 3>{1006, 1015, 1006});
  CHECK(explain(1012, english()).reported_as == std::array<std::int32_t, 3>{1012, 1012, 1006});
  CHECK(explain(4000, english()).reported_as == std::array<std::int32_t, 3>{4000, 4000, 4000});
}

TEST_CASE("Only registered codes have the registry as their source") {
  CHECK(explain(3003, english()).source() == "iana");
  CHECK(explain(3001, english()).source() == "range");
}

TEST_CASE("The explanation of 1001 carries the facts of the document") {
  const Explanation e = explain(1001, english());
  for (const std::string_view fact : {"shutting down", "left", "closed", "must be closed"})
    CHECK(contains(e.description, fact));
  for (const std::string_view fact : {"maintenance", "leaves the page", "while a socket is open"})
    CHECK(contains(e.when, fact));
  for (const std::string_view fact : {"automatically", "exponential backoff", "restarting", "short random delay"})
    CHECK(contains(e.fix, fact));
}

TEST_CASE("The explanation of 1015 carries the facts of the document and what it leaves out") {
  const Explanation e = explain(1015, english());
  for (const std::string_view fact : {"TLS handshake", "reserved", "no endpoint may set it in a Close frame"})
    CHECK(contains(e.description, fact));
  for (const std::string_view fact :
       {"wss://", "expired", "untrusted", "versions do not match", "Only Firefox shows 1015", "1006"}) {
    CHECK(contains(e.when, fact));
  }
  for (const std::string_view fact : {"certificate", "unexpired", "intermediate", "chain", "TLS 1.2"})
    CHECK(contains(e.fix, fact));
}
