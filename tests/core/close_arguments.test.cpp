#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/comparison_checks.hpp"
#include "utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <limits>
#include <string>
#include <vector>

using namespace closecode;
using test::contains;
using test::english;

namespace {

constexpr std::nullopt_t none = std::nullopt;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("A page may close without arguments") {
  const CloseCheck check = check_close(none, none, english());
  CHECK(check.ok());
  CHECK(check.reason_bytes == 0);
  CHECK(contains(check.message, "1005"));
  CHECK_FALSE(check.suggestion);
}

TEST_CASE("A page may close with 1000 and 3000 to 4999, with or without a reason") {
  const std::int32_t code = GENERATE(1000, 3000, 3999, 4000, 4999);
  CHECK(check_close(code, none, english()).ok());
  const CloseCheck check = check_close(code, "done", english());
  CHECK(check.ok());
  CHECK(check.reason_bytes == 4);
  CHECK(contains(check.message, std::to_string(code)));
  CHECK_FALSE(check.suggestion);
}

TEST_CASE("Every other code is an InvalidAccessError") {
  const std::int32_t code =
      GENERATE(0, 999, 1001, 1005, 1006, 1015, 2999, 5000, 65535, 65536, std::numeric_limits<std::int32_t>::max());
  const CloseCheck check = check_close(code, "done", english());
  CHECK(to_string(check.error) == "InvalidAccessError");
  CHECK(contains(check.message, "close(" + std::to_string(code) + ")"));
}

TEST_CASE("What is no number is an InvalidAccessError of its own wording") {
  for (const std::int32_t code : {-1, -1000, std::numeric_limits<std::int32_t>::min()}) {
    const CloseCheck check = check_close(AskedCode{code, "NaN"}, none, english());
    CHECK(check.error == CloseError::invalid_access);
    CHECK(contains(check.message, "not a number"));
    CHECK(check.suggestion->code == 1000);
  }
}

TEST_CASE("A reason of 123 bytes fits and one of 124 is a SyntaxError") {
  CHECK(check_close(1000, std::string(123, 'a'), english()).ok());
  const CloseCheck check = check_close(1000, std::string(124, 'a'), english());
  CHECK(to_string(check.error) == "SyntaxError");
  CHECK(check.reason_bytes == 124);
  CHECK(contains(check.message, "124"));
  CHECK(check.suggestion->code == 1000);
  CHECK(check.suggestion->reason == std::string(123, 'a'));
}

TEST_CASE("The code is checked before the length of the reason") {
  const CloseCheck check = check_close(1006, std::string(500, 'a'), english());
  CHECK(check.error == CloseError::invalid_access);
  CHECK(check.reason_bytes == 500);
  CHECK(check.suggestion->reason.size() == 123);
}

TEST_CASE("A reason is cut between characters") {
  CHECK(check_close(4000, repeated("é", 62), english()).suggestion->reason == repeated("é", 61));
  CHECK(check_close(4000, repeated("終", 42), english()).suggestion->reason == repeated("終", 41));
  CHECK(check_close(4000, repeated("😀", 31), english()).suggestion->reason == repeated("😀", 30));
  CHECK(check_close(4000, repeated("終", 41), english()).ok());
}

TEST_CASE("A lone surrogate counts as the three bytes that the browser sends for it") {
  const std::string surrogate = "\xed\xa0\x80";
  CHECK(check_close(1000, surrogate, english()).reason_bytes == 3);
  CHECK(check_close(1000, repeated(surrogate, 41), english()).ok());
  const CloseCheck check = check_close(1000, repeated(surrogate, 42), english());
  CHECK(check.error == CloseError::syntax);
  CHECK(check.reason_bytes == 126);
  CHECK(check.suggestion->reason == repeated("\xef\xbf\xbd", 41));
}

TEST_CASE("A reason without a code is refused, because Chromium throws") {
  const CloseCheck check = check_close(none, "bye", english());
  CHECK(check.error == CloseError::invalid_access);
  CHECK(contains(check.message, "Chromium"));
  CHECK(check.suggestion->code == 1000);
  CHECK(check.suggestion->reason == "bye");
}

TEST_CASE("A reason without a code is too long first") {
  CHECK(check_close(none, std::string(124, 'a'), english()).error == CloseError::syntax);
}

TEST_CASE("A suggestion keeps the meaning of the code it replaces") {
  CHECK(check_close(1001, none, english()).suggestion->code == 1000);
  CHECK(check_close(1001, none, english()).suggestion->reason == "Going Away");
  CHECK(check_close(1011, none, english()).suggestion->code == 4011);
  CHECK(check_close(1011, none, english()).suggestion->reason == "Internal Error");
  CHECK(check_close(1008, "no token", english()).suggestion->code == 4008);
  CHECK(check_close(1008, "no token", english()).suggestion->reason == "no token");
  CHECK(check_close(500, none, english()).suggestion->code == 1000);
  CHECK(check_close(500, none, english()).suggestion->reason.empty());
}

TEST_CASE("Every illegal call gets a suggestion that is itself legal") {
  const std::string too_long = repeated("終", 60);
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = -1; code <= 70000; ++code) {
    for (const std::string_view reason : {std::string_view(), std::string_view(too_long)}) {
      const CloseCheck check = check_close(code, reason, english());
      if (check.ok() == check.suggestion.has_value()) wrong.push_back(code);
      if (!check.suggestion) continue;
      const bool legal = is_sendable_by_page(check.suggestion->code) &&
                         check.suggestion->reason.size() <= max_reason_bytes &&
                         utf8::is_well_formed(check.suggestion->reason);
      if (!legal) wrong.push_back(code);
    }
  }
  CHECK(wrong.empty());
}
