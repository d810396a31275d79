#include "read_snippet.hpp"

#include "read_pattern.hpp"

#include <algorithm>
#include <array>

namespace closecode::reading {
namespace {

/** More is running text. */
constexpr std::size_t longest_snippet = 256;
constexpr std::array<std::string_view, 11> labels{"websocket", "closed", "close", "code", "status", "ws",
                                                  "コード",    "代码",   "код",   "코드", "código"};

/** Passes the words and marks that may stand before the number. */
std::size_t skip_labels(std::string_view lower) noexcept {
  std::size_t at = 0;
  while (at < lower.size() && !is_digit(lower[at])) {
    const std::size_t begin = at;
    skip_separator(lower, at);
    const std::string_view rest = lower.substr(at);
    const auto* label =
        std::find_if(labels.begin(), labels.end(), [&](std::string_view l) { return rest.starts_with(l); });
    if (label != labels.end()) at += label->size();
    if (at == begin) break;
  }
  return at;
}

}  // namespace

std::optional<ReadHit> read_snippet(std::string_view text) {
  const std::string_view inner = trimmed(text);
  if (inner.empty() || inner.size() > longest_snippet || inner.find('\n') != std::string_view::npos)
    return std::nullopt;
  std::string lower(inner);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  const Line line{inner, lower};
  ReadHit hit;
  hit.shape = "snippet";
  hit.start = static_cast<std::uint64_t>(inner.data() - text.data());
  hit.end = hit.start + inner.size();
  const std::size_t begin = skip_labels(lower);
  std::size_t end = begin;
  hit.code = take_number(lower, end, 4);
  if (is_likely_code(hit.code)) {
    std::string_view rest = trimmed(inner.substr(end));
    while (!rest.empty() && std::string_view(")]\"'>").find(rest.front()) != std::string_view::npos)
      rest = trimmed(rest.substr(1));
    const bool is_name = code_named(rest) == hit.code;
    const bool goes_on =
        !rest.empty() && !is_name && std::string_view(":(,.;!?").find(rest.front()) == std::string_view::npos;
    if (goes_on) return std::nullopt;
    if (!is_name) read_more(line, begin, end, hit);
    return hit;
  }
  hit.code = code_named(inner);
  // One word alone, such as "unauthorized", is too much a word of its own.
  const bool is_phrase = inner.find(' ') != std::string_view::npos || inner.find('_') != std::string_view::npos ||
                         std::count_if(inner.begin(), inner.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  if (hit.code < 0 || !is_phrase) return std::nullopt;
  return hit;
}

}  // namespace closecode::reading
