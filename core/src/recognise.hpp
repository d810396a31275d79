/** Tells by what is known of a close which dictionaries speak of it. */
#pragma once

#include <closecode/dictionary.hpp>

#include "url.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace closecode {

/** The parts of an observation that a service is recognised by. */
struct Marks {
  /** In lower case. */
  std::string host;
  std::string_view path;
  /** Separated by commas. */
  std::string_view protocols;
  std::string_view reason;
};

[[nodiscard]] Marks marks_of(const Observation& seen);

/** Does the text have the pattern's form, or with `whole` false begin with it? Linear in the text. */
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text, bool whole) noexcept;

/**
 * How strongly the marks point to a dictionary; 0: not at all. A host names one product, a subprotocol may be spoken by
 * many, reasons and paths are used again by others. Of two patterns of a kind, the longer one says more.
 */
[[nodiscard]] std::size_t strength(const Match& match, const Marks& marks);

}  // namespace closecode
