/**
 * What tells two close codes apart, derived from the facts of both.
 */
#pragma once

#include <closecode/explain.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace closecode {

/** What a dictionary says of a code, where that departs from its range. */
struct OwnFacts {
  /** Empty leaves the range's name. */
  std::string_view name = {};
  std::optional<Retry> retry = {};
  std::optional<Severity> severity = {};
};

/** A code as it was asked for: what is no integer is compared as -1 and named as it was written. */
struct AskedCode {
  // Implicit, so that compare(1001, 1015, catalog) reads as it is meant.
  constexpr AskedCode(std::int32_t number, std::string_view text = {}, OwnFacts facts = {}) noexcept
      : code(number), written(text), own(facts) {}

  std::int32_t code;
  /** E.g. "NaN"; empty means the number itself. */
  std::string_view written;
  OwnFacts own;
};

struct Comparison {
  std::string title;
  /** Which category both belong to, and what each means. */
  std::string intro;
  Explanation left;
  Explanation right;
  /** Whole sentences, the most telling first; never empty. */
  std::vector<std::string> differences;
  /** When to use, expect or act on which: one text a side. */
  std::array<std::string, 2> choose;
  /** The sources of both, each once. */
  std::vector<SourceId> sources;
};

/** Compares any two numbers, also equal ones and such that are no close codes. */
[[nodiscard]] Comparison compare(AskedCode left, AskedCode right, const Catalog& catalog);

}  // namespace closecode
