#include "utf8.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

using namespace closecode;

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

std::string replaced(int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += replacement;
  return out;
}

static_assert(utf8::is_well_formed("\xe7\xb5\x82\xe4\xba\x86 caf\xc3\xa9 \xf0\x9f\x98\x80"));
static_assert(!utf8::is_well_formed("\xed\xa0\x80"));
static_assert(utf8::cut("\xc3\xa9\xc3\xa9", 3) == "\xc3\xa9");

}  // namespace

TEST_CASE("Every Unicode scalar value survives encoding and decoding") {
  char32_t wrong = 0;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    std::string bytes;
    utf8::append(bytes, c);
    const utf8::Decoded back = utf8::decode(bytes, 0);
    if (back.value != c || back.length != bytes.size() || !back.well_formed) wrong = c;
  }
  CHECK(wrong == 0);
}

TEST_CASE("Well-formed text is left as it is") {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("bye"), std::string_view("期限切れ"), std::string_view("a\0b", 3)}) {
    CHECK(utf8::is_well_formed(text));
    CHECK(utf8::well_formed(text) == text);
  }
}

TEST_CASE("Each surrogate that was encoded as a character becomes one replacement") {
  CHECK(utf8::well_formed("\xed\xa0\x80") == replaced(1));
  CHECK(utf8::well_formed("\xed\xbf\xbf") == replaced(1));
  CHECK(utf8::well_formed("\xed\xa0\xbd\xed\xb8\x80") == replaced(2));
  CHECK(utf8::well_formed("a\xed\xa0\x80z") == "a\xef\xbf\xbdz");
}

TEST_CASE("Ill-formed bytes are replaced part by part as browsers do") {
  CHECK(utf8::well_formed("\x80") == replaced(1));
  CHECK(utf8::well_formed("\xff\xfe") == replaced(2));
  CHECK(utf8::well_formed("\xc0\xaf") == replaced(2));
  CHECK(utf8::well_formed("\xc3") == replaced(1));
  CHECK(utf8::well_formed("\xe7\xb5") == replaced(1));
  CHECK(utf8::well_formed("\xe7\xb5z") == "\xef\xbf\xbdz");
  CHECK(utf8::well_formed("\xe0\x80\x80") == replaced(3));
  CHECK(utf8::well_formed("\xf0\x80\x80\x80") == replaced(4));
  CHECK(utf8::well_formed("\xf4\x90\x80\x80") == replaced(4));
  CHECK(utf8::well_formed("\xf0\x9f\x98") == replaced(1));
  CHECK(utf8::well_formed("\xc3\xc3\xa9") == "\xef\xbf\xbd\xc3\xa9");
}

TEST_CASE("Cutting keeps whole characters and never more than the limit") {
  const std::string text = "a\xc3\xa9\xe7\xb5\x82\xf0\x9f\x98\x80";
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t limit = 0; limit < std::size(expected); ++limit) {
    CHECK(utf8::cut(text, limit).size() == expected[limit]);
    CHECK(utf8::is_well_formed(utf8::cut(text, limit)));
  }
}

TEST_CASE("Cutting bytes that are no text at all ends") { CHECK(utf8::cut("\x80\x80\x80\x80", 3).empty()); }
