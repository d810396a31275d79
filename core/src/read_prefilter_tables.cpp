// The same filter for targets without vector instructions: three look-ups a byte. A build links this file or the other.
#include "read_prefilter.hpp"

#include "read_tables.hpp"

#include <array>
#include <cstdint>

namespace closecode::reading {
namespace {

static_assert(trigrams.size() <= 32, "a cue is a bit");
/** For each byte, as the first, second and third of a cue: of which cues. */
using Tables = std::array<std::array<std::uint32_t, 256>, 3>;

Tables make_tables() noexcept {
  Tables tables{};
  for (std::size_t place = 0; place < trigrams.size(); ++place) {
    const std::uint32_t bit = std::uint32_t{1} << place;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::size_t folded = byte | 0x20U;
      if (folded == trigrams[place].first) tables[0][byte] |= bit;
      if (folded == trigrams[place].second) tables[1][byte] |= bit;
      if (folded == trigrams[place].third) tables[2][byte] |= bit;
    }
  }
  return tables;
}

}  // namespace

std::size_t find_cue(std::string_view text, std::size_t from) noexcept {
  static const Tables tables = make_tables();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t at = from; at + 3 <= text.size(); ++at) {
    if ((tables[0][byte(at)] & tables[1][byte(at + 1)] & tables[2][byte(at + 2)]) != 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace closecode::reading
