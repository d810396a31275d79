#include "fold.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace closecode {
namespace {

[[nodiscard]] constexpr char32_t lower(char32_t c) noexcept {
  if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;  // full-width ASCII
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c >= 0xc0 && c <= 0xde && c != 0xd7) return c + 0x20;     // Latin-1
  if (c == 0x130 || c == 0x131) return U'i';                    // Turkish, whose two i differ in case only here
  if (c >= 0x100 && c <= 0x137) return c | 1U;                  // Latin Extended-A, upper case even
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1 ? c + 1 : c;  // ... upper case odd
  if (c >= 0x14a && c <= 0x177) return c | 1U;
  if (c == 0x178) return 0xff;
  if (c >= 0x179 && c <= 0x17e) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3a9) return c + 0x20;  // Greek
  if (c >= 0x410 && c <= 0x42f) return c + 0x20;  // Cyrillic
  if (c >= 0x400 && c <= 0x40f) return c + 0x50;
  return c;
}

[[nodiscard]] constexpr bool is_word(char32_t c) noexcept {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  // Latin-1 signs, general punctuation and symbols, CJK punctuation, half-width punctuation.
  const bool punctuation = c < 0xc0 || (c >= 0x2000 && c <= 0x2bff) || (c >= 0x3000 && c <= 0x303f) ||
                           (c >= 0xff00 && c <= 0xff65) || c == 0x30fb || c >= 0xfff0;
  return !punctuation;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    at += next.length;
    const char32_t c = lower(next.value);
    if (is_word(c))
      utf8::append(out, c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string without_spaces(std::string_view folded) {
  std::string out;
  for (const std::string_view word : words_of(folded)) out += word;
  return out;
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

std::size_t slips_between(std::string_view a, std::string_view b, std::size_t limit) {
  constexpr std::size_t longest = 64;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() >= longest) return limit + 1;
  std::array<std::array<std::size_t, longest>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

}  // namespace closecode
