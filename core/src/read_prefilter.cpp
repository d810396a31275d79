#include "read_prefilter.hpp"

#include "read_tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace closecode::reading {
namespace {

using Byte = std::uint8_t;
/** Compilers turn the loops over a block into vector instructions where the target has them. */
constexpr std::size_t block_size = 256;
using Block = std::array<Byte, block_size + 2>;

/** 0 where the cue stands. */
constexpr Byte distance(Byte a, Byte b, Byte c, Trigram cue) noexcept {
  return static_cast<Byte>(static_cast<Byte>(a ^ cue.first) | static_cast<Byte>(b ^ cue.second) |
                           static_cast<Byte>(c ^ cue.third));
}

/** The least distance of the cues. */
template <std::size_t... Index>
constexpr Byte least_distance(Byte a, Byte b, Byte c, std::index_sequence<Index...> /*all*/) noexcept {
  Byte least = 255;
  ((least = std::min(least, distance(a, b, c, trigrams[Index]))), ...);
  return least;
}

constexpr Byte fold(char c) noexcept { return static_cast<Byte>(static_cast<Byte>(c) | 0x20U); }

/** Where in the block a cue begins; `block_size` when nowhere. */
std::size_t find_in_block(const char* text) noexcept {
  Block bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = fold(text[i]);
  std::array<Byte, block_size> least;
  for (std::size_t i = 0; i < block_size; ++i) {
    least[i] = least_distance(bytes[i], bytes[i + 1], bytes[i + 2], std::make_index_sequence<trigrams.size()>{});
  }
  Byte smallest = 255;
  for (const Byte here : least) smallest = here < smallest ? here : smallest;
  if (smallest != 0) return block_size;
  return static_cast<std::size_t>(std::find(least.begin(), least.end(), 0) - least.begin());
}

}  // namespace

std::size_t find_cue(std::string_view text, std::size_t from) noexcept {
  const char* const data = text.data();
  std::size_t at = from;
  for (; at + block_size + 2 <= text.size(); at += block_size) {
    const std::size_t found = find_in_block(data + at);
    if (found < block_size) return at + found;
  }
  for (; at + 3 <= text.size(); ++at) {
    const auto stands_here = [&](Trigram cue) {
      return distance(fold(data[at]), fold(data[at + 1]), fold(data[at + 2]), cue) == 0;
    };
    if (std::any_of(trigrams.begin(), trigrams.end(), stands_here)) return at;
  }
  return std::string_view::npos;
}

}  // namespace closecode::reading
