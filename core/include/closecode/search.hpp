/**
 * Finds codes by number, name, library constant or the words of their texts, forgiving slips of the keyboard.
 */
#pragma once

#include <closecode/code.hpp>
#include <closecode/language.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace closecode {

struct SearchHit {
  std::int32_t code;
  const Entry* entry;
  /** 0 to 1, larger is better; 1 is the very number. */
  double score;
};

/** Longer queries are cut here: no name or symptom needs more, and a pasted log must not cost seconds. */
inline constexpr std::size_t max_query_bytes = 256;

/**
 * @param query what a person typed, e.g. "1006", "10", "going awya", "StatusGoingAway", "expired certificate"
 * @param catalogs the reader's language first; the texts of all are searched
 * @return best first, at most `limit`; hits for a number inside a range carry that number
 */
[[nodiscard]] std::vector<SearchHit> search(std::string_view query, std::span<const Catalog* const> catalogs,
                                            std::size_t limit = 20);

}  // namespace closecode
