#include "recognise.hpp"

#include <algorithm>

namespace closecode {
namespace {

/** Length in UTF-16 code units, by which JavaScript measures the same patterns. */
[[nodiscard]] std::size_t units(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    count += byte >= 0xf0 ? 2U : (byte & 0xc0U) != 0x80U ? 1U : 0U;
  }
  return count;
}

/** Length of the longest pattern that holds. */
template <typename Holds>
[[nodiscard]] std::size_t longest(const std::vector<std::string>& patterns, Holds holds) {
  std::size_t most = 0;
  for (const std::string& pattern : patterns) {
    if (holds(pattern)) most = std::max(most, units(pattern));
  }
  return most;
}

[[nodiscard]] bool any_protocol(std::string_view pattern, std::string_view protocols) noexcept {
  while (!protocols.empty()) {
    const std::size_t end = std::min(protocols.find(','), protocols.size());
    if (fits(pattern, protocols.substr(0, end), true)) return true;
    protocols.remove_prefix(std::min(end + 1, protocols.size()));
  }
  return false;
}

}  // namespace

Marks marks_of(const Observation& seen) {
  Marks marks;
  if (const auto url = parse_url(seen.text(Field::url))) {
    marks.host = url->host;
    // JavaScript keeps the brackets of an address of version 6.
    if (url->is_ipv6) marks.host = '[' + marks.host + ']';
    for (char& c : marks.host) c = 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    marks.path = url->path.empty() ? "/" : url->path;
  }
  // What was asked for counts only as long as nobody knows what the server picked.
  marks.protocols = seen.text(seen.has(Field::protocol) ? Field::protocol : Field::protocols_requested);
  marks.reason = seen.text(Field::reason);
  return marks;
}

bool fits(std::string_view pattern, std::string_view text, bool whole) noexcept {
  std::size_t star = std::min(pattern.find('*'), pattern.size());
  if (!text.starts_with(pattern.substr(0, star))) return false;
  std::size_t at = star;
  while (star < pattern.size()) {
    pattern.remove_prefix(star + 1);
    star = std::min(pattern.find('*'), pattern.size());
    const std::string_view part = pattern.substr(0, star);
    const bool ends = whole && star == pattern.size();
    if (text.size() < at + 1 + part.size()) return false;
    // The first place is as good as any later one: what follows has the more left.
    const std::size_t found = ends ? text.size() - part.size() : text.find(part, at + 1);
    if (found == std::string_view::npos || text.substr(found, part.size()) != part) return false;
    if (text.substr(at, found - at).find('/') != std::string_view::npos) return false;
    at = found + part.size();
  }
  return !whole || at == text.size();
}

std::size_t strength(const Match& match, const Marks& marks) {
  constexpr std::size_t step = 1000;
  std::size_t most = 0;
  std::size_t rank = 0;
  const auto add = [&](std::size_t length) {
    if (length > 0) most = std::max(most, rank + std::min(length, step - 1));
    rank += step;
  };
  add(longest(match.paths,
              [&](std::string_view path) { return !marks.path.empty() && fits(path, marks.path, false); }));
  add(longest(match.reasons, [&](std::string_view reason) { return fits(reason, marks.reason, false); }));
  add(longest(match.subprotocols, [&](std::string_view name) { return any_protocol(name, marks.protocols); }));
  add(longest(match.hosts, [&](std::string_view host) { return fits(host, marks.host, true); }));
  return most;
}

}  // namespace closecode
