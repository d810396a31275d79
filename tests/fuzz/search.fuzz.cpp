#include <closecode/closecode.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"

#include <array>
#include <set>

using namespace closecode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choice = input.byte();
  const std::array<const Catalog*, 2> catalogs{&test::japanese(), &test::english()};
  const auto some = std::span<const Catalog* const>(catalogs).subspan(choice & 1U);
  const std::size_t limit = choice % 32 == 0 ? 0 : 1 + choice % 25;
  const auto hits = search(input.rest(), some, limit);

  fuzz::require(hits.size() <= limit, "the limit holds");
  std::set<std::int32_t> codes;
  double last = 1;
  for (const SearchHit& hit : hits) {
    fuzz::require(hit.score > 0 && hit.score <= last, "scores are in (0, 1] and fall");
    last = hit.score;
    fuzz::require(codes.insert(hit.code).second, "no code is found twice");
    fuzz::require(hit.entry == &find(hit.code), "the entry is the code's");
  }
  fuzz::require(test::JsonReader::read(to_json(hits, *some.front())).has_value(), "the JSON is valid, in UTF-8");
  return 0;
}
