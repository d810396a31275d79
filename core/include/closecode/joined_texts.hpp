/**
 * Many short texts as one: a third of the size of as many views, and texts that are alike lie side by side.
 */
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace closecode {

/** The text at `index` of those that lie end to end in `all`. One function for tables of every size. */
template <typename Length>
[[nodiscard]] constexpr std::string_view text_at(const char* all, const Length* lengths, std::size_t index) noexcept {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) begin += lengths[i];
  return {all + begin, lengths[index]};
}

/** Texts that lie end to end. `Length` holds the bytes of the longest. */
template <std::size_t N, typename Length = std::uint8_t>
struct JoinedTexts {
  const char* all;
  std::array<Length, N> lengths;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return N; }
  [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const noexcept {
    return text_at(all, lengths.data(), index);
  }
};

}  // namespace closecode
