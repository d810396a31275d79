#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace closecode::utf8 {

/** One decoded scalar value, or U+FFFD for an ill-formed part, and how many bytes it took. */
struct Decoded {
  char32_t value;
  std::size_t length;
  bool well_formed;
};

/**
 * Decodes at `at`. Ill-formed input is replaced part by part as the WHATWG decoder does, but a surrogate that
 * was encoded as if it were a character counts as one, because that is one code unit of the string it came from.
 * @see https://encoding.spec.whatwg.org/#utf-8-decoder
 */
[[nodiscard]] constexpr Decoded decode(std::string_view text, std::size_t at) noexcept {
  constexpr char32_t replacement = 0xfffd;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1, true};
  const std::size_t needed = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4) return {replacement, 1, false};
  char32_t value = first & (0x3fU >> needed);
  for (std::size_t i = 1; i <= needed; ++i) {
    if (at + i >= text.size()) return {replacement, i, false};
    const unsigned next = byte(at + i);
    const bool too_low = i == 1 && ((first == 0xe0 && next < 0xa0) || (first == 0xf0 && next < 0x90));
    const bool too_high = i == 1 && first == 0xf4 && next > 0x8f;
    if ((next & 0xc0U) != 0x80 || too_low || too_high) return {replacement, i, false};
    value = value << 6U | (next & 0x3fU);
  }
  if (value >= 0xd800 && value <= 0xdfff) return {replacement, needed + 1, false};
  return {value, needed + 1, true};
}

inline void append(std::string& out, char32_t c) {
  const auto trail = [c](unsigned shift) { return static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xc0 | c >> 6U), trail(0)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xe0 | c >> 12U), trail(6), trail(0)};
  } else {
    out += {static_cast<char>(0xf0 | c >> 18U), trail(12), trail(6), trail(0)};
  }
}

[[nodiscard]] constexpr bool is_well_formed(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!next.well_formed) return false;
    at += next.length;
  }
  return true;
}

/** The text with each ill-formed part replaced by U+FFFD. */
[[nodiscard]] inline std::string well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    out += next.well_formed ? text.substr(at, next.length) : "\xef\xbf\xbd";
    at += next.length;
  }
  return out;
}

/** The longest beginning of a well-formed text that has at most `limit` bytes and cuts no character. */
[[nodiscard]] constexpr std::string_view cut(std::string_view text, std::size_t limit) noexcept {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0U) == 0x80) --limit;
  return text.substr(0, limit);
}

}  // namespace closecode::utf8
