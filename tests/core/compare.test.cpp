#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/codes.hpp"
#include "support/comparison_checks.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

using namespace closecode;
using test::contains;
using test::english;
using test::japanese;

namespace {

/** Calls `check` with every ordered pair of all kinds of codes, equal ones too, in both languages. */
template <typename Check>
void for_every_pair(Check check) {
  const auto codes = test::all_kinds_of_codes();
  for (const Catalog* catalog : {&english(), &japanese()}) {
    for (const std::int32_t left : codes) {
      for (const std::int32_t right : codes) {
        INFO(catalog->tag() << ": " << left << " and " << right);
        check(left, right, compare(left, right, *catalog), *catalog);
      }
    }
  }
}

}  // namespace

TEST_CASE("Every comparison has differences, and none of them is empty or told twice") {
  for_every_pair([](std::int32_t, std::int32_t, const Comparison& c, const Catalog&) {
    REQUIRE_FALSE(c.differences.empty());
    REQUIRE_FALSE(test::has_repeats(c.differences));
    for (const std::string& text : test::texts_of(c)) REQUIRE_FALSE(text.empty());
  });
}

TEST_CASE("No comparison shows a placeholder or runs two sentences together") {
  for_every_pair([](std::int32_t, std::int32_t, const Comparison& c, const Catalog& catalog) {
    for (const std::string& text : test::texts_of(c)) {
      INFO(text);
      REQUIRE_FALSE(contains(text, "{"));
      REQUIRE_FALSE(contains(text, "}"));
      REQUIRE_FALSE(contains(text, "  "));
      if (catalog.tag() == "ja") REQUIRE_FALSE(contains(text, "。 "));
    }
    for (const std::string& text : c.differences) REQUIRE((text.ends_with('.') || text.ends_with("。")));
  });
}

TEST_CASE("Title and introduction name both codes and what they are called") {
  for_every_pair([](std::int32_t left, std::int32_t right, const Comparison& c, const Catalog&) {
    for (const std::int32_t code : {left, right}) {
      REQUIRE(contains(c.title, std::to_string(code)));
      REQUIRE(contains(c.title, find(code).label));
      REQUIRE(contains(c.intro, std::to_string(code)));
      if (left != right) REQUIRE(contains(c.intro, find(code).label));
    }
  });
}

TEST_CASE("Every difference names both numbers") {
  for_every_pair([](std::int32_t left, std::int32_t right, const Comparison& c, const Catalog&) {
    for (const std::string& text : c.differences) {
      INFO(text);
      REQUIRE(contains(text, std::to_string(left)));
      REQUIRE(contains(text, std::to_string(right)));
    }
  });
}

TEST_CASE("Swapping the sides swaps the advice and keeps the set of differences") {
  for_every_pair([](std::int32_t left, std::int32_t right, const Comparison& c, const Catalog& catalog) {
    const Comparison swapped = compare(right, left, catalog);
    REQUIRE(test::sideless(swapped.differences) == test::sideless(c.differences));
    REQUIRE(swapped.choose[0] == c.choose[1]);
    REQUIRE(swapped.choose[1] == c.choose[0]);
    REQUIRE(std::set(swapped.sources.begin(), swapped.sources.end()) == std::set(c.sources.begin(), c.sources.end()));
  });
}

TEST_CASE("Both sides are explained in full and the sources of both are named once") {
  for_every_pair([](std::int32_t left, std::int32_t right, const Comparison& c, const Catalog& catalog) {
    REQUIRE(c.left.code == left);
    REQUIRE(c.right.code == right);
    REQUIRE(c.left.description == explain(left, catalog).description);
    const std::set<SourceId> once(c.sources.begin(), c.sources.end());
    REQUIRE(once.size() == c.sources.size());
    for (const std::int32_t code : {left, right}) {
      for (const SourceId id : find(code).sources) REQUIRE(once.contains(id));
    }
  });
}

TEST_CASE("Every difference of two facts is told") {
  for_every_pair([](std::int32_t left, std::int32_t right, const Comparison& c, const Catalog&) {
    const Entry& l = find(left);
    const Entry& r = find(right);
    std::size_t facts = (l.page != r.page ? 1U : 0U) + (l.retry != r.retry ? 1U : 0U) +
                        (l.severity != r.severity ? 1U : 0U) + (l.sender != r.sender || l.wire != r.wire ? 1U : 0U);
    REQUIRE(c.differences.size() >= facts);
  });
}

TEST_CASE("Equal codes are said to be equal") {
  const Comparison c = compare(1006, 1006, english());
  CHECK(c.title == "WebSocket 1006 Abnormal Closure");
  CHECK(c.differences == std::vector<std::string>{"Both codes are 1006, so there is no difference."});
  CHECK(c.choose[0] == c.choose[1]);
}

TEST_CASE("Two numbers of one range differ only by what their senders mean") {
  const Comparison c = compare(4001, 4002, english());
  CHECK(c.differences.size() == 1);
  CHECK(contains(c.intro, "4001"));
  CHECK(contains(c.intro, "4002"));
}

TEST_CASE("1004 and an unused number are treated alike") {
  const Comparison c = compare(1004, 500, english());
  REQUIRE(c.differences.size() == 1);
  CHECK(contains(c.differences[0], "alike"));
}

TEST_CASE("What is no integer is named as it was written") {
  const Comparison c = compare({-1, "NaN"}, 1000, english());
  CHECK(contains(c.title, "NaN Not a Close Code"));
  CHECK_FALSE(contains(c.title, "-1"));
  CHECK(contains(c.choose[0], "NaN"));
}

TEST_CASE("A text that looks like a number is not that number") {
  const Comparison c = compare({-1, "1006"}, 1006, english());
  CHECK(c.left.title == "Not a Close Code");
  CHECK_FALSE(contains(c.differences[0], "no difference"));
}

TEST_CASE("Ill-formed spellings are repaired before they are shown") {
  const Comparison c = compare({-1, "\xed\xa0\x80"}, {-1, "\xff"}, english());
  for (const std::string& text : test::texts_of(c)) CHECK_FALSE(contains(text, "\xed\xa0"));
  CHECK(contains(c.title, "\xef\xbf\xbd"));
}

TEST_CASE("1001 and 1015 carry all that the document says") {
  const Comparison c = compare(1001, 1015, english());
  CHECK(c.title == "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure");
  CHECK(contains(c.intro, "1000 to 1015"));
  std::string differences;
  for (const std::string& text : c.differences) differences += text + '\n';
  for (const std::string_view fact : {"only Firefox shows 1015", "1006", "never travels on the wire", "Close frame",
                                      "backoff", "before the open event", "TLS handshake"}) {
    INFO(fact);
    CHECK(contains(differences, fact));
  }
  for (const std::string_view fact : {"maintenance", "exponential backoff", "short random delay", "must be closed"}) {
    INFO(fact);
    CHECK(contains(std::string(c.left.description) + std::string(c.left.when) + std::string(c.left.fix), fact));
  }
  for (const std::string_view fact :
       {"reserved", "wss://", "expired", "untrusted", "TLS 1.2", "intermediate", "Chromium and WebKitGTK show 1006"}) {
    INFO(fact);
    CHECK(contains(std::string(c.right.description) + std::string(c.right.when) + std::string(c.right.fix), fact));
  }
  CHECK(contains(c.choose[0], "server that shuts down"));
  CHECK(contains(c.choose[1], "Firefox"));
  CHECK(contains(c.choose[1], "Nobody may send"));
}

TEST_CASE("In Japanese 1001 and 1015 say the same of Firefox and 1006") {
  const Comparison c = compare(1001, 1015, japanese());
  std::string differences;
  for (const std::string& text : c.differences) differences += text;
  for (const std::string_view fact : {"Firefox", "Chromium", "WebKitGTK", "1006", "Close"})
    CHECK(contains(differences, fact));
  CHECK(c.differences.size() == compare(1001, 1015, english()).differences.size());
}
