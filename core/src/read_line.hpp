#pragma once

#include <closecode/read.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace closecode::reading {

/** Appends the closes of one line, or of a window of a longer one, with places counted from its beginning. */
void read_line(std::string_view text, std::vector<ReadHit>& hits);

}  // namespace closecode::reading
