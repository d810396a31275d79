/**
 * Matches one pattern at one place, from left to right and without going back, so that no text makes it slow.
 *
 * Elements: {code} a close code of four digits; {status} an HTTP status; {name} a code as a constant; {failure} a name
 * such as ERR_NAME_NOT_RESOLVED; {url}; {quoted} a reason in quotes; {reason} a reason up to the literal behind it or
 * the end of the line; {skip} anything up to the literal behind it; {rest} anything to the end of the line; {num},
 * {word}, {state} and {flags} of a proxy's log; {ms} a lifetime; {before} a lifetime that ends where the match begins;
 * {sep} what parts a label from its value; {close} what may stand between "closed" and a code; {alone} no word follows;
 * {more} a reason and a clean flag nearby; {pair} the same where the reason's label must come next; {hex} a
 * reason as bytes; {sentence} a program's own sentence to the end of the line, which may tell the cause; {known} the
 * same where the sentence must be one of `sentences`.
 */
#pragma once

#include "read_tables.hpp"
#include "read_values.hpp"

#include <cstddef>

namespace closecode::reading {

/** Fills `hit` but for its place; `end` becomes the end of the match. The pattern's `reach` is asked for, too. */
[[nodiscard]] bool match(const Pattern& pattern, const Line& line, std::size_t begin, std::size_t& end, ReadHit& hit);

/** Does what the pattern wants beside itself stand within reach on the line? */
[[nodiscard]] bool has_reach(Reach reach, const Line& line, std::size_t begin, std::size_t end,
                             std::int32_t code) noexcept;

/** A reason and a clean flag with labels, within reach of a code that ends at `end`. */
void read_more(const Line& line, std::size_t begin, std::size_t& end, ReadHit& hit);

}  // namespace closecode::reading
