// Two kinds of input: bytes that are parsed as they stand, and changes to the real Japanese pack, after which the
// checksum is made right again (or not). Without the second kind nothing would ever pass the checksum.
#include <closecode/closecode.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"
#include "support/pack_builder.hpp"

#include <array>

using namespace closecode;

namespace {

void edit(std::string& text, fuzz::Input& input) {
  const std::size_t at = input.word() % (text.size() + 1);
  switch (input.byte() % 4) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(input.byte());
      return;
    case 1: text.insert(at, input.text()); return;
    case 2: text.erase(at, input.byte()); return;
    default: text.resize(at);
  }
}

std::string forged(fuzz::Input& input) {
  static const test::Pack real(test::pack_of("ja"));
  test::Pack pack = real;
  const std::uint8_t how = input.byte();
  if (how % 4 == 0) edit(pack.header[how / 4 % pack.header.size()], input);
  for (int i = 0; i < 8 && !input.empty(); ++i) edit(pack.body, input);
  const bool mend = how % 8 < 6;
  return (mend ? pack.with_body(pack.body) : pack).bytes();
}

/** A pack that was accepted may be forged, but it must not lead the engine astray. */
void use(const Catalog& catalog) {
  fuzz::require(catalog.tag().size() >= 2, "the tag is one");
  for (std::size_t id = 0; id < generated::text_count; ++id) {
    const std::string_view text = catalog.text(static_cast<TextId>(id));
    fuzz::require(!text.empty() && utf8::is_well_formed(text), "every text is there, in UTF-8");
    fuzz::require(text.find('\0') == std::string_view::npos, "a text ends where it ends");
  }
  fuzz::require(catalog.text(no_text).empty() && catalog.text(TextId{generated::text_count}).empty(),
                "there is no more");
  for (const std::int32_t code : {1001, 1006, 1015, 2500, 4000, -1}) {
    fuzz::require(test::JsonReader::read(to_json(explain(code, catalog))).has_value(), "explain writes valid JSON");
    fuzz::require(test::JsonReader::read(to_json(compare(code, 1005, catalog))).has_value(),
                  "compare writes valid JSON");
  }
  const std::array<const Catalog*, 1> catalogs{&catalog};
  for (const SearchHit& hit : search("going away", catalogs)) fuzz::require(hit.score > 0, "search works");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string bytes = input.flag() ? forged(input) : std::string(input.rest());
  auto parsed = Catalog::parse(bytes);
  if (const auto* fault = std::get_if<PackFault>(&parsed)) {
    fuzz::require(to_string(*fault).starts_with("PACK_"), "the fault has a name");
    return 0;
  }
  const test::Pack pack(bytes);
  fuzz::require(pack.header[test::Pack::checksum] == pack.fitting_checksum(), "the checksum was right");
  const Catalog moved = std::move(std::get<Catalog>(parsed));
  use(moved);
  return 0;
}
