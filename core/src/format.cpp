#include "format.hpp"

namespace closecode {

std::string digits_of(std::int64_t number) { return std::string(Decimal(number).view()); }

std::string format(const Catalog& catalog, TextId text, std::span<const Argument> arguments) {
  const std::string_view pattern = catalog.text(text);
  const bool isolate = catalog.direction() == Direction::right_to_left;
  std::string out;
  out.reserve(pattern.size() + 32);
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    out += pattern.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    // The baker lets no unclosed brace into a pack; a forged pack gets its text back as it is.
    if (close == std::string_view::npos) return out += pattern.substr(open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const Argument& argument : arguments) {
      if (argument.name != name) continue;
      if (isolate) out += "\xe2\x81\xa8";
      out += argument.value;
      if (isolate) out += "\xe2\x81\xa9";
    }
    at = close + 1;
  }
  return out;
}

}  // namespace closecode
