#include <closecode/language.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace closecode;

namespace {

using Tags = std::vector<std::string_view>;

const Tags sixteen{"en",    "ja", "zh-Hans", "zh-Hant", "ko", "de", "fr", "es",
                   "pt-BR", "it", "ru",      "pl",      "tr", "ar", "hi", "id"};

/** The tag that answers, or "none". */
std::string_view answer(const Tags& wanted, const Tags& available = sixteen) {
  const std::size_t found = negotiate(wanted, available);
  return found == no_language ? "none" : available.at(found);
}

}  // namespace

TEST_CASE("A tag that is there is taken, whatever its case and separator") {
  for (const std::string_view tag : {"ja", "JA", "Ja"}) CHECK(answer({tag}) == "ja");
  for (const std::string_view tag : {"pt-BR", "pt_br", "PT-br"}) CHECK(answer({tag}) == "pt-BR");
  CHECK(answer({"ZH_HANT"}) == "zh-Hant");
  CHECK(answer({"ja"}, {"EN", "JA"}) == "JA");
}

TEST_CASE("Subtags are dropped from the right until a language fits") {
  CHECK(answer({"en-GB"}) == "en");
  CHECK(answer({"en-GB-oxendict"}) == "en");
  CHECK(answer({"ja-JP"}) == "ja");
  CHECK(answer({"ja_JP"}) == "ja");
  CHECK(answer({"es-419"}) == "es");
  CHECK(answer({"ar-EG-u-nu-latn"}) == "ar");
  CHECK(answer({"de-CH-1996"}, {"de", "de-CH"}) == "de-CH");
}

TEST_CASE("A single letter is dropped together with what follows it") {
  const std::string_view tag = "zh-Hant-CN-x-private1-private2";
  CHECK(answer({tag}, {"zh-Hant-CN-x-private1-private2"}) == tag);
  CHECK(answer({tag}, {"zh-Hant-CN-x-private1", "zh"}) == "zh-Hant-CN-x-private1");
  CHECK(answer({tag}, {"zh-Hant-CN-x", "zh-Hant-CN", "zh"}) == "zh-Hant-CN");
  CHECK(answer({tag}, {"zh", "zh-Hant"}) == "zh-Hant");
  CHECK(answer({tag}, {"zh", "en"}) == "zh");
}

TEST_CASE("Chinese is answered in the script that the tag names or its region writes") {
  for (const std::string_view tag : {"zh", "zh-CN", "zh-SG", "zh-MY", "zh-Hans-HK", "zh_cn", "zh-Hans-TW"})
    CHECK(answer({tag}) == "zh-Hans");
  for (const std::string_view tag :
       {"zh-TW", "zh-HK", "zh-MO", "zh-Hant-HK", "zh-Hant", "zh_tw", "ZH-HK", "zh-Hant-CN"}) {
    CHECK(answer({tag}) == "zh-Hant");
  }
}

TEST_CASE("Chinese in a script that is not there gives way to the next wish") {
  CHECK(answer({"zh-TW", "ja"}, {"en", "zh-Hans", "ja"}) == "ja");
  CHECK(answer({"zh-TW"}, {"en", "zh-Hans"}) == "none");
}

TEST_CASE("A language that only begins like Chinese or Portuguese is another one") {
  CHECK(answer({"zha"}) == "none");
  CHECK(answer({"ptx-BR"}) == "none");
}

TEST_CASE("Every Portuguese takes the Brazilian where nothing nearer is there") {
  for (const std::string_view tag : {"pt", "pt-PT", "pt-BR", "pt-AO", "PT_pt"}) CHECK(answer({tag}) == "pt-BR");
  CHECK(answer({"pt-PT"}, {"pt-BR", "pt-PT"}) == "pt-PT");
  CHECK(answer({"pt-AO"}, {"pt-BR", "pt"}) == "pt");
}

TEST_CASE("What is no language tag is passed over") {
  const std::string longest(64, 'e');
  for (const std::string_view tag :
       {std::string_view("*"), std::string_view(""), std::string_view("x-klingon"), std::string_view("-"),
        std::string_view("--"), std::string_view("en GB"), std::string_view("日本語"), std::string_view("en;q=0.8"),
        std::string_view("e"), std::string_view(longest)}) {
    INFO(tag);
    CHECK(answer({tag}) == "none");
    CHECK(answer({tag, "ja"}) == "ja");
  }
}

TEST_CASE("The first wish that can be met wins") {
  CHECK(answer({"sv", "de-AT", "en"}) == "de");
  CHECK(answer({"fr-CA", "en"}) == "fr");
  CHECK(answer({"en", "ja"}) == "en");
}

TEST_CASE("Without a wish, or without a language, there is no answer") {
  CHECK(answer({}) == "none");
  CHECK(answer({"en"}, {}) == "none");
  CHECK(answer({"sv", "da"}) == "none");
}
