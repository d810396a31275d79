#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace closecode {

/**
 * Text as search compares it, in UTF-8: lower case (Latin, Greek and Cyrillic letters), full-width ASCII as ASCII,
 * and everything that is neither letter nor digit as one space.
 */
[[nodiscard]] std::string fold(std::string_view text);

/** The same without its spaces: "close_code::going_away" and "CloseCode GoingAway" are alike. */
[[nodiscard]] std::string without_spaces(std::string_view folded);

[[nodiscard]] std::vector<std::string_view> words_of(std::string_view folded);

/** Does the word belong to a script that writes no spaces (Chinese, Japanese kana, ...)? Three bytes a letter. */
[[nodiscard]] constexpr bool is_spaceless(std::string_view word) noexcept {
  return static_cast<unsigned char>(word.front()) >= 0xe3;
}

/**
 * How many bytes were inserted, dropped, replaced or swapped with their neighbour, counted up to `limit`;
 * `limit + 1` when it is more. Optimal string alignment distance. Bytes, not letters: a slip in a two-byte
 * letter changes one of them far more often than both.
 */
[[nodiscard]] std::size_t slips_between(std::string_view a, std::string_view b, std::size_t limit);

/** Slips that a word of this length is forgiven: none below four bytes, one below eight, else two. */
[[nodiscard]] constexpr std::size_t forgiven_slips(std::size_t length) noexcept {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

}  // namespace closecode
