#include <closecode/observation.hpp>

#include <algorithm>

namespace closecode {
namespace {

constexpr std::size_t longest_history = 64;
/** The largest integer that JavaScript counts exactly. */
constexpr std::int64_t largest = (std::int64_t{1} << 53U) - 1;

[[nodiscard]] std::optional<std::int64_t> number(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 16) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value <= largest ? std::optional(value) : std::nullopt;
}

[[nodiscard]] std::optional<std::int32_t> code(std::string_view digits) noexcept {
  const auto value = number(digits);
  return value && *value <= 0xffff ? std::optional(static_cast<std::int32_t>(*value)) : std::nullopt;
}

[[nodiscard]] std::optional<bool> flag(std::string_view digit) noexcept {
  if (digit == "1") return true;
  if (digit == "0") return false;
  return std::nullopt;
}

[[nodiscard]] std::optional<std::string_view> text(std::string_view value) noexcept {
  if (!value.starts_with('=')) return std::nullopt;
  return value.substr(1);
}

/** Takes what stands before the next separator. */
[[nodiscard]] std::string_view take(std::string_view& rest, char separator) noexcept {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view value = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

[[nodiscard]] std::optional<std::vector<EarlierClose>> history(std::string_view value) {
  auto rest = text(value);
  if (!rest) return std::nullopt;
  std::vector<EarlierClose> closes;
  while (!rest->empty() && closes.size() < longest_history) {
    std::string_view entry = take(*rest, ';');
    const auto earlier = code(take(entry, ','));
    const auto open_ms = number(take(entry, ','));
    if (earlier) closes.push_back({*earlier, open_ms, flag(entry)});
  }
  return closes;
}

[[nodiscard]] std::optional<ProbeResult> probe(std::string_view value) noexcept {
  const auto reachable = flag(value.substr(0, 1));
  if (!reachable) return std::nullopt;
  return ProbeResult{*reachable, number(value.substr(1))};
}

}  // namespace

Observation parse_observation(std::string_view line) {
  const auto next = [&line] { return take(line, '\x1f'); };
  Observation seen;
  seen.code = code(next());
  seen.reason = text(next());
  seen.was_clean = flag(next());
  seen.is_trusted = flag(next());
  seen.is_malformed = flag(next()).value_or(false);
  seen.thrown = text(next());
  seen.url = text(next());
  seen.protocols_requested = text(next());
  seen.protocol = text(next());
  seen.extensions = text(next());
  seen.opened = flag(next());
  seen.errored = flag(next());
  for (auto* value : {&seen.connect_ms, &seen.open_ms, &seen.idle_ms, &seen.messages_sent, &seen.messages_received,
                      &seen.last_sent_bytes, &seen.buffered_amount, &seen.since_send_ms}) {
    *value = number(next());
  }
  seen.closed_by_page = flag(next());
  seen.page_close_code = code(next());
  for (auto* value :
       {&seen.page_closed_open, &seen.online, &seen.hidden, &seen.page_hiding, &seen.restored_from_cache}) {
    *value = flag(next());
  }
  seen.suspended_ms = number(next());
  seen.page_secure = flag(next());
  seen.blocked_by_policy = flag(next());
  if (const auto browser = number(next()); browser && *browser <= static_cast<int>(ObservedBrowser::workerd)) {
    seen.browser = static_cast<ObservedBrowser>(*browser);
  }
  seen.history = history(next());
  seen.closed_together = number(next());
  seen.probe = probe(next());
  return seen;
}

}  // namespace closecode
