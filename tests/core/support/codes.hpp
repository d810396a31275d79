#pragma once

#include <closecode/code.hpp>

#include <cstdint>
#include <vector>

namespace closecode::test {

[[nodiscard]] inline std::vector<std::int32_t> registered_codes() {
  std::vector<std::int32_t> codes;
  for (const Entry& entry : registered_entries()) codes.push_back(entry.from);
  return codes;
}

/** One number of each range, chosen to be no registered code, and one that is no close code. */
[[nodiscard]] inline std::vector<std::int32_t> range_codes() { return {500, 1500, 2500, 3500, 4500, 60000, 70000}; }

[[nodiscard]] inline std::vector<std::int32_t> all_kinds_of_codes() {
  std::vector<std::int32_t> codes = registered_codes();
  for (const std::int32_t code : range_codes()) codes.push_back(code);
  return codes;
}

}  // namespace closecode::test
