#include "read_line.hpp"

#include "read_pattern.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <optional>

namespace closecode::reading {
namespace {

constexpr std::size_t mask_words = 3;
static_assert(patterns.size() <= 64 * mask_words, "a pattern is a bit");
/** One bit a pattern; the first has the lowest. */
struct Mask {
  std::array<std::uint64_t, mask_words> words{};

  constexpr void add(std::size_t place) noexcept { words[place / 64] |= std::uint64_t{1} << (place % 64); }
  [[nodiscard]] constexpr bool has_any() const noexcept { return (words[0] | words[1] | words[2]) != 0; }
  friend constexpr Mask operator&(Mask a, const Mask& b) noexcept {
    for (std::size_t i = 0; i < mask_words; ++i) a.words[i] &= b.words[i];
    return a;
  }
};

/** For each of a pattern's first bytes: which patterns may have that byte there. */
constexpr std::size_t head_size = 4;
using Heads = std::array<std::array<Mask, 256>, head_size>;

Heads make_heads() noexcept {
  Heads heads{};
  for (std::size_t place = 0; place < patterns.size(); ++place) {
    bool literal = true;
    for (std::size_t i = 0; i < head_size; ++i) {
      const char c = i < patterns[place].text.size() ? patterns[place].text[i] : '\1';
      // An element may take any byte, and so may all that stands behind it; a blank may be several.
      literal = literal && (c < 0 || c >= ' ');
      for (std::size_t byte = 0; byte < 256; ++byte) {
        if (!literal || static_cast<unsigned char>(c) == byte || (c == ' ' && byte == '\t')) heads[i][byte].add(place);
      }
      literal = literal && c != ' ';
    }
  }
  return heads;
}

std::optional<std::size_t> match_any(const Line& line, std::size_t at, const Mask& candidates, ReadHit& hit) {
  const bool inside_word = at > 0 && is_word(line.lower[at - 1]);
  for (std::size_t word = 0; word < mask_words; ++word) {
    for (std::uint64_t bits = candidates.words[word]; bits != 0; bits &= bits - 1) {
      const Pattern& pattern = patterns[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
      if (inside_word && is_word(pattern.text.front())) continue;
      // A parameter of a URL asks for something; it tells of nothing.
      if (at > 0 && (line.text[at - 1] == '?' || line.text[at - 1] == '&')) continue;
      std::size_t end = at;
      if (match(pattern, line, at, end, hit)) return end;
    }
  }
  return std::nullopt;
}

/** Does a program's own sentence on the same line already tell this close? */
bool is_told(const std::vector<ReadHit>& hits, std::size_t first, const ReadHit& hit) noexcept {
  if (hits.size() == first) return false;
  const ReadHit& last = hits.back();
  const bool is_same = last.code == hit.code || (hit.code < 0 && hit.status == last.status) || last.status >= 0;
  return is_same && hit.start - last.end <= reach_bytes;
}

}  // namespace

void read_line(std::string_view text, std::vector<ReadHit>& hits) {
  static const Heads heads = make_heads();
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  const Line line{text, lower};
  const std::size_t first = hits.size();
  const auto byte = [&](std::size_t i) { return i < lower.size() ? static_cast<unsigned char>(lower[i]) : 0U; };
  for (std::size_t at = 0; at < lower.size();) {
    Mask candidates = heads[0][byte(at)] & heads[1][byte(at + 1)];
    candidates = candidates & heads[2][byte(at + 2)] & heads[3][byte(at + 3)];
    ReadHit hit;
    std::optional<std::size_t> end;
    if (candidates.has_any()) end = match_any(line, at, candidates, hit);
    if (!end) {
      ++at;
      continue;
    }
    hit.start = at;
    hit.end = *end;
    const bool told = is_told(hits, first, hit);
    if (!told) {
      hits.push_back(std::move(hit));
    } else if (hits.back().shape == "log" && hit.shape != "log" && hit.code >= 0) {
      // A program's own sentence says more than the words before it.
      hits.back() = std::move(hit);
    }
    at = *end > at ? *end : at + 1;
  }
}

}  // namespace closecode::reading
