#include "fold.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace closecode;

TEST_CASE("Folding makes one spelling of cases, widths and separators") {
  CHECK(fold("Going Away") == "going away");
  CHECK(fold("CLOSE_GOING_AWAY") == "close going away");
  CHECK(fold("close_code::going_away") == "close code going away");
  CHECK(fold("  1006!  ") == "1006");
  CHECK(fold("１００６　ＴＬＳ") == "1006 tls");
  CHECK(fold("ÄÖÜ ŁÓDŹ ΑΒΓ ДЁЖ") == "äöü łódź αβγ дёж");
  CHECK(fold("終了、切断。（異常）") == "終了 切断 異常");
}

TEST_CASE("The Turkish letters i are typed in every way") {
  for (const char* text : {"İptal", "iptal", "ıptal", "Iptal"}) CHECK(fold(text) == "iptal");
}

TEST_CASE("Folding what has no letter gives nothing") {
  for (const char* text : {"", " ", "?!", "…—–", "\xff\xfe", "\xed\xa0\x80", "、。"}) CHECK(fold(text).empty());
}

TEST_CASE("Folding twice is folding once") {
  for (const char* text : {"ÀÉÎ Ā Ĺ Ÿ", "Straße 10", "ＡＢ１", "Ћ Ў", "a\xc3z", "ﾊﾝﾄﾞｼｪｲｸ"})
    CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("Words are what stands between spaces") {
  CHECK(words_of("going away") == std::vector<std::string_view>{"going", "away"});
  CHECK(words_of("  a  b ") == std::vector<std::string_view>{"a", "b"});
  CHECK(words_of("").empty());
  CHECK(without_spaces("close code going away") == "closecodegoingaway");
}

TEST_CASE("Slips are counted as insertions, omissions, replacements and swaps") {
  CHECK(slips_between("away", "away", 2) == 0);
  CHECK(slips_between("away", "awya", 2) == 1);
  CHECK(slips_between("away", "awy", 2) == 1);
  CHECK(slips_between("away", "awayy", 2) == 1);
  CHECK(slips_between("away", "aqay", 2) == 1);
  CHECK(slips_between("goingaway", "gonigawya", 2) == 2);
  CHECK(slips_between("", "ab", 2) == 2);
  CHECK(slips_between("", "", 0) == 0);
}

TEST_CASE("Slips do not depend on the order of the words") {
  const std::vector<std::string_view> words{"timeout", "tiemout", "time", "", "gateway", "getaway"};
  for (const std::string_view a : words) {
    for (const std::string_view b : words) CHECK(slips_between(a, b, 3) == slips_between(b, a, 3));
  }
}

TEST_CASE("More slips than the limit are not counted on") {
  CHECK(slips_between("abnormal", "closure", 2) == 3);
  CHECK(slips_between("a", "abcdef", 2) == 3);
  CHECK(slips_between("away", "awya", 0) == 1);
  CHECK(slips_between(std::string(1000, 'a'), std::string(1000, 'a'), 2) == 3);
}

TEST_CASE("Short words are forgiven nothing and long ones two slips") {
  static_assert(forgiven_slips(3) == 0 && forgiven_slips(4) == 1 && forgiven_slips(7) == 1 && forgiven_slips(8) == 2);
  CHECK(is_spaceless("証明書"));
  CHECK_FALSE(is_spaceless("tls"));
  CHECK_FALSE(is_spaceless("время"));
}
