/** Properties that every comparison has, whatever is compared. */
#pragma once

#include <closecode/compare.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace closecode::test {

[[nodiscard]] inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/** Everything a reader of a comparison sees, as one list. */
[[nodiscard]] inline std::vector<std::string> texts_of(const Comparison& comparison) {
  std::vector<std::string> all{comparison.title, comparison.intro};
  all.insert(all.end(), comparison.differences.begin(), comparison.differences.end());
  all.insert(all.end(), comparison.choose.begin(), comparison.choose.end());
  return all;
}

[[nodiscard]] inline bool has_repeats(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return std::adjacent_find(list.begin(), list.end()) != list.end();
}

/**
 * The differences as a set that does not depend on which code stands left: where the two sides only swap their
 * places within a text, its bytes stay the same.
 */
[[nodiscard]] inline std::vector<std::string> sideless(std::vector<std::string> differences) {
  for (std::string& text : differences) std::sort(text.begin(), text.end());
  std::sort(differences.begin(), differences.end());
  return differences;
}

}  // namespace closecode::test
