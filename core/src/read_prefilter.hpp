#pragma once

#include <cstddef>
#include <string_view>

namespace closecode::reading {

/**
 * Where, from `from` on, three bytes stand that every line with a close has somewhere; npos when nowhere.
 * It may say yes too often and never no too often.
 */
[[nodiscard]] std::size_t find_cue(std::string_view text, std::size_t from) noexcept;

}  // namespace closecode::reading
