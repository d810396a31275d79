/**
 * What is known about one close. A missing value means "not known", never "no".
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace closecode {

enum class ObservedBrowser : std::uint8_t { chromium, firefox, webkit, node, deno, bun, workerd };

struct EarlierClose {
  std::int32_t code;
  std::optional<std::int64_t> open_ms;
  std::optional<bool> opened;
};

/** Whether the http(s) form of the URL answered, and with which status where it is known. */
struct ProbeResult {
  bool reachable;
  std::optional<std::int64_t> status;
};

/** Times are milliseconds, sizes are bytes. The views live as long as what they were read from. */
struct Observation {
  std::optional<std::int32_t> code;
  std::optional<std::string_view> reason;
  std::optional<bool> was_clean;
  /** false for events made by script. */
  std::optional<bool> is_trusted;
  /** The event's `code` was no number, so a wrapper made the event. */
  bool is_malformed = false;
  /** Name of the DOMException that the constructor threw. */
  std::optional<std::string_view> thrown;
  std::optional<std::string_view> url;
  /** Subprotocols asked for, separated by commas; "" for none. */
  std::optional<std::string_view> protocols_requested;
  std::optional<std::string_view> protocol;
  std::optional<std::string_view> extensions;
  std::optional<bool> opened;
  std::optional<bool> errored;
  std::optional<std::int64_t> connect_ms;
  std::optional<std::int64_t> open_ms;
  std::optional<std::int64_t> idle_ms;
  std::optional<std::int64_t> messages_sent;
  std::optional<std::int64_t> messages_received;
  std::optional<std::int64_t> last_sent_bytes;
  std::optional<std::int64_t> buffered_amount;
  std::optional<std::int64_t> since_send_ms;
  std::optional<bool> closed_by_page;
  std::optional<std::int32_t> page_close_code;
  /** The readyState in which the page called `close()`: true for OPEN, false for CONNECTING. */
  std::optional<bool> page_closed_open;
  std::optional<bool> online;
  std::optional<bool> hidden;
  std::optional<bool> page_hiding;
  std::optional<bool> restored_from_cache;
  std::optional<std::int64_t> suspended_ms;
  std::optional<bool> page_secure;
  std::optional<bool> blocked_by_policy;
  std::optional<ObservedBrowser> browser;
  /** Earlier closes of the same URL, newest last; "not known" when nobody kept any. */
  std::optional<std::vector<EarlierClose>> history;
  std::optional<std::int64_t> closed_together;
  std::optional<ProbeResult> probe;
};

/**
 * Reads the one line in which an observation reaches the engine: the values in the order of the fields above, each
 * ended by U+001F. "" is a missing value; texts begin with "=", yes is "1", no is "0", numbers are decimal digits,
 * `page_closed_open` is a flag, `browser` its place in the enumeration. An earlier close is "code,openMs,opened" and
 * ends with ";", a history begins with "=". A probe is "1" or "0" and the status. What is malformed or too large
 * counts as missing. The result views into `line`.
 */
[[nodiscard]] Observation parse_observation(std::string_view line);

}  // namespace closecode
