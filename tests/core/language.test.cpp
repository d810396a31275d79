#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/pack_builder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <utility>
#include <vector>

using namespace closecode;
using test::Pack;

namespace {

/** "" when the pack was accepted. */
std::string_view fault_of(std::string_view pack) {
  const auto parsed = Catalog::parse(pack);
  const auto* fault = std::get_if<PackFault>(&parsed);
  return fault == nullptr ? "" : to_string(*fault);
}

const Pack& real() {
  static const Pack pack(test::pack_of("ja"));
  return pack;
}

}  // namespace

TEST_CASE("English is compiled in, left to right, with spaces between sentences") {
  const Catalog catalog = Catalog::english();
  CHECK(catalog.tag() == "en");
  CHECK(catalog.direction() == Direction::left_to_right);
  CHECK(catalog.separator() == " ");
  CHECK(catalog.text(find(1001), EntryText::title) == "Going Away");
}

TEST_CASE("The pack of English has the texts that are compiled in") {
  const Catalog pack = test::parse_or_abort(test::pack_of("en"));
  for (TextId id = 0; id < generated::text_count; ++id) CHECK(pack.text(id) == test::english().text(id));
  CHECK(pack.separator() == " ");
}

TEST_CASE("A pack brings its language, direction, spacing and texts") {
  const Catalog& catalog = test::japanese();
  CHECK(catalog.tag() == "ja");
  CHECK(catalog.direction() == Direction::left_to_right);
  CHECK(catalog.separator().empty());
  for (TextId id = 0; id < generated::text_count; ++id) CHECK_FALSE(catalog.text(id).empty());
}

TEST_CASE("A text that does not exist is empty") {
  CHECK(test::japanese().text(no_text).empty());
  CHECK(test::japanese().text(TextId{generated::text_count}).empty());
}

TEST_CASE("A pack written right to left says so") {
  const Catalog catalog =
      test::parse_or_abort(real().with(Pack::tag, "ar").with(Pack::layout, "rtl space").sealed().bytes());
  CHECK(catalog.direction() == Direction::right_to_left);
  CHECK(catalog.separator() == " ");
}

TEST_CASE("Views into a catalog survive its being moved") {
  Catalog first = test::parse_or_abort(test::pack_of("ja"));
  const std::string_view before = first.text(TextId{0});
  const Catalog second = std::move(first);
  CHECK(second.text(TextId{0}).data() == before.data());
}

TEST_CASE("Taking a pack apart and putting it together again changes nothing") {
  CHECK(real().bytes() == test::pack_of("ja"));
  CHECK(real().with_body(real().body).bytes() == test::pack_of("ja"));
}

TEST_CASE("What does not start as a pack is no pack") {
  for (const std::string_view text : {"", "\n", "closecode-pack 1", "closecode-pack 1\n", "<!doctype html>", "{}",
                                      "closecode-pack 1\nja\nltr none\n0\n0"}) {
    CHECK(fault_of(text) == "PACK_NOT_A_PACK");
  }
  CHECK(fault_of(real().with(Pack::magic, "closecode-pack 2").bytes()) == "PACK_NOT_A_PACK");
  CHECK(fault_of(std::string(5U << 20U, 'x')) == "PACK_NOT_A_PACK");
}

TEST_CASE("A pack without a proper language tag is refused") {
  const std::string_view tag = GENERATE("", "j", "ja JP", "ja_JP", "日本", "abcdefghijklmnopqrstuvwxyz-0123456789");
  CHECK(fault_of(real().with(Pack::tag, tag).bytes()) == "PACK_BAD_LANGUAGE");
}

TEST_CASE("A pack without a known layout is refused") {
  const std::string_view layout =
      GENERATE("", "ltr", "ltr  space", "ttb space", "ltr nonesuch", "LTR space", "rtl spaces");
  CHECK(fault_of(real().with(Pack::layout, layout).bytes()) == "PACK_BAD_LANGUAGE");
}

TEST_CASE("A pack made for other texts is refused") {
  const std::string_view schema = GENERATE("", "00000000", "0", "ABCDEF01", "zzzzzzzz", "123456789", "-1", " 1");
  CHECK(fault_of(real().with(Pack::schema, schema).bytes()) == "PACK_WRONG_VERSION");
}

TEST_CASE("A pack with another number of texts is refused") {
  const std::string_view count = GENERATE("", "0", "1", "99999999", "999999999", "+1", "0x10");
  CHECK(fault_of(real().with(Pack::count, count).bytes()) == "PACK_WRONG_VERSION");
}

TEST_CASE("A pack whose checksum does not fit is damaged") {
  const std::string_view checksum = GENERATE("", "0", "00000000", "ffffffff", "not hex!", "0123456789");
  CHECK(fault_of(real().with(Pack::checksum, checksum).bytes()) == "PACK_DAMAGED");
}

TEST_CASE("A forged pack with a right checksum is damaged when its texts are not whole") {
  const std::string& body = real().body;
  const std::string first(body.substr(0, body.find('\0') + 1));
  CHECK(fault_of(real().with_body("").bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body(body + first).bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body(body.substr(first.size())).bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body(body.substr(0, body.size() - 1)).bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body(body + "unended").bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body('\0' + body.substr(first.size())).bytes()) == "PACK_DAMAGED");
  CHECK(fault_of(real().with_body("\xff" + body.substr(1)).bytes()) == "PACK_DAMAGED");
}

TEST_CASE("A pack cut anywhere is refused") {
  const std::string pack = test::pack_of("ja");
  std::vector<std::size_t> accepted;
  for (std::size_t size = 0; size < pack.size(); ++size) {
    if (fault_of(std::string_view(pack).substr(0, size)).empty()) accepted.push_back(size);
  }
  CHECK(accepted.empty());
}

TEST_CASE("A change of any one byte behind the header is refused") {
  std::string pack = test::pack_of("ja");
  const std::size_t body = pack.size() - real().body.size();
  std::vector<std::size_t> accepted;
  // Each bit in turn along the pack: every byte is changed, and every kind of change happens in every kind of place.
  for (std::size_t at = body; at < pack.size(); ++at) {
    const char before = pack[at];
    pack[at] = static_cast<char>(before ^ (1 << at % 8));
    if (fault_of(pack).empty()) accepted.push_back(at);
    pack[at] = before;
  }
  CHECK(accepted.empty());
}

TEST_CASE("A change of any one byte of the header is refused") {
  std::string pack = test::pack_of("ja");
  const std::size_t body = pack.size() - real().body.size();
  for (std::size_t at = 0; at < body; ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string changed = pack;
      changed[at] = static_cast<char>(value);
      INFO("byte " << at << " as " << value);
      REQUIRE((changed == pack || !fault_of(changed).empty()));
    }
  }
}
