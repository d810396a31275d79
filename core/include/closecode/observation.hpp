/**
 * What is known about one close. A missing value means "not known", never "no".
 */
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace closecode {

/** What can be known. Times are milliseconds, sizes are bytes. */
enum class Field : std::uint8_t {
  code,
  /** The peer's text. */
  reason,
  was_clean,
  /** No for events made by script. */
  is_trusted,
  /** The event's `code` was no number, so a wrapper made the event. */
  is_malformed,
  /** Name of the DOMException that the constructor threw. */
  thrown,
  url,
  /** Separated by commas; "" for none. */
  protocols_requested,
  protocol,
  extensions,
  opened,
  errored,
  connect_ms,
  open_ms,
  idle_ms,
  messages_sent,
  messages_received,
  last_sent_bytes,
  buffered_amount,
  since_send_ms,
  closed_by_page,
  page_close_code,
  /** Was the socket open when the page called `close()`? No: it was connecting. */
  page_close_open,
  online,
  hidden,
  page_hiding,
  restored_from_cache,
  suspended_ms,
  page_secure,
  blocked_by_policy,
  /** An `ObservedBrowser`. */
  browser,
  closed_together,
  /** Did the http(s) form of the URL answer? */
  probe_reachable,
  probe_status,
  /** Id of the cause that a console, a log or the operating system named, such as "tls/certificate". */
  failure,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::failure) + 1;

enum class FieldKind : std::uint8_t { text, flag, browser, code, amount };
[[nodiscard]] FieldKind kind_of(Field field) noexcept;

enum class ObservedBrowser : std::uint8_t { chromium, firefox, webkit, node, deno, bun, workerd };

struct EarlierClose {
  std::int32_t code = 0;
  std::optional<std::int64_t> open_ms;
  std::optional<bool> opened;
};

/** Texts are views; what they view into must live as long. */
class Observation {
 public:
  Observation() noexcept { values_.fill(missing); }

  /** A number, a flag (0 or 1) or the place of a browser; what the field cannot hold counts as missing. */
  Observation& set(Field field, std::int64_t value) noexcept;
  Observation& set(Field field, std::string_view text) noexcept;
  /** Earlier closes of the same URL, newest last. */
  std::vector<EarlierClose> history;

  [[nodiscard]] bool has(Field field) const noexcept { return at(field) != missing; }
  /** Does the field have that value? No when it is missing. */
  [[nodiscard]] bool is(Field field, std::int64_t value) const noexcept { return at(field) == value; }
  [[nodiscard]] std::int64_t value_or(Field field, std::int64_t other) const noexcept {
    return has(field) ? at(field) : other;
  }
  /** "" when it is missing. */
  [[nodiscard]] std::string_view text(Field field) const noexcept;

 private:
  static constexpr std::int64_t missing = -1;
  [[nodiscard]] std::int64_t at(Field field) const noexcept { return values_[static_cast<std::size_t>(field)]; }

  std::array<std::int64_t, field_count> values_;
  /** The value of a text's field is its place here. */
  std::array<std::string_view, 7> texts_;
};

/**
 * Reads the one line in which an observation reaches the engine: the fields in their order, each ended by U+001F,
 * then the history. "" is a missing value, texts begin with "=", yes is "1" and no is "0", numbers are decimal digits.
 * An earlier close is "code,openMs,opened;". What is malformed or too large counts as missing.
 * The result views into `line`.
 */
[[nodiscard]] Observation parse_observation(std::string_view line);

}  // namespace closecode
