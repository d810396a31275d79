/**
 * The engine's answers as JSON, with the field names of the JavaScript contract.
 */
#pragma once

#include <closecode/close_arguments.hpp>
#include <closecode/compare.hpp>
#include <closecode/diagnose.hpp>
#include <closecode/explain.hpp>
#include <closecode/search.hpp>

#include <cstdint>
#include <span>
#include <string>

namespace closecode {

[[nodiscard]] std::string to_json(const Explanation& explanation);
/** Does a comparison bring the explanations of both codes, or does the reader have them already? */
enum class Sides : std::uint8_t { with, without };
[[nodiscard]] std::string to_json(const Comparison& comparison, Sides sides = Sides::with);
[[nodiscard]] std::string to_json(const CloseCheck& check);
/** Do the causes of a diagnosis bring what is always the same of them, or does the reader have it already? */
enum class CauseTexts : std::uint8_t { with, without };
/** Without the explanation, which stands for itself. Infinite delays are -1, because JSON has no infinity. */
[[nodiscard]] std::string to_json(const Diagnosis& diagnosis, CauseTexts texts = CauseTexts::with);
/** What is always the same of a cause: title, explanation, fix and links. */
[[nodiscard]] std::string to_json(const Cause& cause);
[[nodiscard]] std::string to_json(const Advice& advice);
/** Titles come from `catalog`. */
[[nodiscard]] std::string to_json(std::span<const SearchHit> hits, const Catalog& catalog);

}  // namespace closecode
