#include <closecode/observation.hpp>

#include <algorithm>

namespace closecode {
namespace {

constexpr std::size_t longest_history = 64;
constexpr std::int64_t no_number = -1;

/** t: text, f: flag, b: browser, c: code, n: amount; in the order of `Field`. */
constexpr std::string_view kinds = "ctffftttttffnnnnnnnnfcfffffnffbnfnt";
static_assert(kinds.size() == field_count);

/** The largest value of each kind; an amount is at most what JavaScript counts exactly. */
[[nodiscard]] constexpr std::int64_t largest(FieldKind kind) noexcept {
  switch (kind) {
    case FieldKind::text: return no_number;
    case FieldKind::flag: return 1;
    case FieldKind::browser: return static_cast<std::int64_t>(ObservedBrowser::workerd);
    case FieldKind::code: return 0xffff;
    case FieldKind::amount: break;
  }
  return (std::int64_t{1} << 53U) - 1;
}

[[nodiscard]] std::int64_t number(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 16) return no_number;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return no_number;
    value = value * 10 + (c - '0');
  }
  return value;
}

/** Takes what stands before the next separator. */
[[nodiscard]] std::string_view take(std::string_view& rest, char separator) noexcept {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view value = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

}  // namespace

FieldKind kind_of(Field field) noexcept {
  constexpr std::string_view letters = "tfbcn";
  return static_cast<FieldKind>(letters.find(kinds[static_cast<std::size_t>(field)]));
}

Observation& Observation::set(Field field, std::int64_t value) noexcept {
  const bool fits = value >= 0 && value <= largest(kind_of(field));
  values_[static_cast<std::size_t>(field)] = fits ? value : missing;
  return *this;
}

Observation& Observation::set(Field field, std::string_view text) noexcept {
  if (kind_of(field) != FieldKind::text) return *this;
  const auto place = std::count(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(field), 't');
  values_[static_cast<std::size_t>(field)] = place;
  texts_[static_cast<std::size_t>(place)] = text;
  return *this;
}

std::string_view Observation::text(Field field) const noexcept {
  return has(field) && kind_of(field) == FieldKind::text ? texts_[static_cast<std::size_t>(at(field))]
                                                         : std::string_view();
}

Observation parse_observation(std::string_view line) {
  Observation seen;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    const std::string_view value = take(line, '\x1f');
    if (kind_of(field) != FieldKind::text)
      seen.set(field, number(value));
    else if (value.starts_with('='))
      seen.set(field, value.substr(1));
  }
  const auto closes = static_cast<std::size_t>(std::count(line.begin(), line.end(), ';'));
  seen.history = std::vector<EarlierClose>(std::min(closes, longest_history));
  auto earlier = seen.history.begin();
  for (std::size_t i = 0; i < seen.history.size(); ++i) {
    std::string_view close = take(line, ';');
    const std::int64_t code = number(take(close, ','));
    const std::int64_t open_ms = number(take(close, ','));
    const std::int64_t opened = number(close);
    if (code < 0 || code > largest(FieldKind::code)) continue;
    earlier->code = static_cast<std::int32_t>(code);
    if (open_ms >= 0) earlier->open_ms = open_ms;
    if (opened >= 0) earlier->opened = opened > 0;
    ++earlier;
  }
  seen.history.erase(earlier, seen.history.end());
  return seen;
}

}  // namespace closecode
