/**
 * The engine's answers as JSON, with the field names of the JavaScript contract.
 */
#pragma once

#include <closecode/close_arguments.hpp>
#include <closecode/compare.hpp>
#include <closecode/diagnose.hpp>
#include <closecode/explain.hpp>
#include <closecode/search.hpp>

#include <span>
#include <string>

namespace closecode {

[[nodiscard]] std::string to_json(const Explanation& explanation);
[[nodiscard]] std::string to_json(const Comparison& comparison);
[[nodiscard]] std::string to_json(const CloseCheck& check);
/** Without the explanation, which stands for itself. Infinite delays are -1, because JSON has no infinity. */
[[nodiscard]] std::string to_json(const Diagnosis& diagnosis);
[[nodiscard]] std::string to_json(const Advice& advice);
/** Titles come from `catalog`. */
[[nodiscard]] std::string to_json(std::span<const SearchHit> hits, const Catalog& catalog);

}  // namespace closecode
