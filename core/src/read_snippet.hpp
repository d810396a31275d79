#pragma once

#include <closecode/read.hpp>

#include <optional>
#include <string_view>

namespace closecode::reading {

/** Reads a text that is nothing but a code or its name, as people paste it: "1006", "(code 4401)", "going away". */
[[nodiscard]] std::optional<ReadHit> read_snippet(std::string_view text);

}  // namespace closecode::reading
