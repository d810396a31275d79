#include "read_har.hpp"

#include "read_line.hpp"
#include "read_values.hpp"
#include "utf8.hpp"

#include <utility>

namespace closecode::reading {
namespace {

/** As much of a string as anything here needs. */
constexpr std::size_t longest_token = 2048;
constexpr std::size_t entry_depth = 4;
constexpr std::size_t message_depth = 6;
constexpr std::int32_t close_opcode = 8;

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/** Takes white space and `text` off the beginning of `from`. */
HarStart skip(std::string_view& from, std::string_view text) noexcept {
  while (!from.empty() && is_space(from.front())) from.remove_prefix(1);
  if (from.size() < text.size()) return text.starts_with(from) ? HarStart::unclear : HarStart::no;
  if (!from.starts_with(text)) return HarStart::no;
  from.remove_prefix(text.size());
  return HarStart::yes;
}

std::int32_t number_of(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return -1;
  std::int32_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_socket_url(std::string_view url) noexcept { return url.starts_with("ws://") || url.starts_with("wss://"); }

/** What a console would say of the same failure, read as such. */
ReadHit read_error(std::string_view error) {
  std::string said = "WebSocket connection to 'ws://a/' failed: ";
  if (error.starts_with("net::")) said += "Error in connection establishment: ";
  said += error;
  std::vector<ReadHit> found;
  read_line(said, found);
  ReadHit hit = found.empty() ? ReadHit{} : std::move(found.front());
  hit.code = 1006;
  // Other browsers than the one whose sentences these are write archives, too.
  if (hit.failure.empty() && hit.status < 0) hit.browser = {};
  return hit;
}

}  // namespace

HarStart har_start(std::string_view text) noexcept {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (byte_order_mark.starts_with(text)) return HarStart::unclear;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  HarStart start = HarStart::yes;
  for (const std::string_view part : {"{", "\"log\"", ":", "{"}) {
    if (start == HarStart::yes) start = skip(text, part);
  }
  if (start != HarStart::yes) return start;
  // Loggers have an object of that name as well.
  HarStart best = HarStart::no;
  for (const std::string_view member : {"\"version\"", "\"creator\"", "\"browser\"", "\"pages\"", "\"entries\""}) {
    std::string_view rest = text;
    start = skip(rest, member);
    if (start == HarStart::yes) return start;
    if (start == HarStart::unclear) best = start;
  }
  return best;
}

Har::Key Har::key_named(std::string_view name) noexcept {
  constexpr std::array<std::pair<std::string_view, Key>, 13> names{{
      {"log", Key::log},
      {"entries", Key::entries},
      {"request", Key::request},
      {"url", Key::url},
      {"response", Key::response},
      {"status", Key::status},
      {"_error", Key::error},
      {"_failureText", Key::error},
      {"_webSocketMessages", Key::messages},
      {"_resourceType", Key::kind},
      {"type", Key::type},
      {"opcode", Key::opcode},
      {"data", Key::data},
  }};
  for (const auto& [known, key] : names) {
    if (known == name) return key;
  }
  return Key::other;
}

void Har::feed(std::string_view bytes, std::vector<ReadHit>& hits) {
  for (const char c : bytes) {
    if (c == '\n') ++line_;
    if (in_string_) {
      take_string(c);
    } else {
      take(c, hits);
    }
    ++at_;
  }
}

void Har::take_string(char c) {
  if (c == '"' && !escaped_) {
    in_string_ = false;
    token_place_.end = at_;
    return;
  }
  escaped_ = c == '\\' && !escaped_;
  if (token_.size() < longest_token) token_ += c;
}

void Har::take(char c, std::vector<ReadHit>& hits) {
  switch (c) {
    case '"':
      in_string_ = true;
      escaped_ = false;
      token_.clear();
      has_token_ = true;
      token_place_ = {at_ + 1, at_ + 1, line_};
      return;
    case ':':
      if (depth_ < keys_.size()) keys_[depth_] = key_named(token_);
      has_token_ = false;
      return;
    case '{':
    case '[': open(); return;
    case ',': end_value(); return;
    case '}':
    case ']':
      end_value();
      close(hits);
      return;
    default:
      if (is_space(c)) return;
      if (!std::exchange(has_token_, true)) {
        token_.clear();
        token_place_ = {at_, at_, line_};
      }
      if (token_.size() < longest_token) token_ += c;
      token_place_.end = at_ + 1;
  }
}

void Har::open() {
  ++depth_;
  has_token_ = false;
  if (depth_ < keys_.size()) keys_[depth_] = Key::other;
  if (depth_ == message_depth && in_messages()) message_ = {{}, -1, {}, {at_, at_, line_}};
  if (depth_ == message_depth - 1 && in_messages()) entry_.is_socket = true;
}

void Har::close(std::vector<ReadHit>& hits) {
  if (depth_ == message_depth && in_messages()) end_message();
  if (depth_ == entry_depth && in_entries()) end_entry(hits);
  if (depth_ > 0) --depth_;
}

void Har::end_value() {
  if (!std::exchange(has_token_, false) || !in_entries()) return;
  const Key here = key(depth_);
  if (depth_ == entry_depth && here == Key::kind) {
    entry_.is_socket = entry_.is_socket || token_ == "websocket";
  } else if (depth_ == entry_depth + 1 && key(entry_depth) == Key::request && here == Key::url) {
    entry_.url.clear();
    unescape(token_, entry_.url);
    entry_.is_socket = entry_.is_socket || is_socket_url(entry_.url);
  } else if (depth_ == entry_depth + 1 && key(entry_depth) == Key::response && here == Key::status) {
    entry_.status = number_of(token_);
    entry_.status_place = token_place_;
  } else if (depth_ == entry_depth + 1 && key(entry_depth) == Key::response && here == Key::error) {
    if (token_ != "null") set_error(token_, token_place_);
  } else if (depth_ == message_depth && in_messages()) {
    if (here == Key::type) message_.type = token_;
    if (here == Key::opcode) message_.opcode = number_of(token_);
    if (here == Key::data) message_.data = token_;
    message_.place.end = token_place_.end;
  }
}

void Har::set_error(std::string_view text, const Place& place) {
  if (!entry_.error.empty() || text.empty()) return;
  unescape(text, entry_.error);
  entry_.error_place = place;
}

void Har::end_message() {
  if (message_.type == "error") {
    set_error(message_.data, message_.place);
    return;
  }
  entry_.has_messages = true;
  if (message_.opcode != close_opcode || entry_.has_close) return;
  entry_.has_close = true;
  ReadHit& hit = entry_.close;
  hit.opened = 1;
  hit.direction = message_.type == "send" ? FrameDirection::sent : FrameDirection::received;
  hit.start = message_.place.start;
  hit.end = message_.place.end;
  hit.line = message_.place.line;
  if (message_.data.empty()) {
    hit.code = 1005;
    return;
  }
  // Payloads of all frames but text are in Base64.
  const std::string payload = decode_base64(message_.data);
  if (payload.size() < 2) return;
  const std::int32_t code = static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
  if (code < 1000 || code > 4999) return;
  hit.code = code;
  hit.has_reason = payload.size() > 2;
  hit.reason = utf8::well_formed(std::string_view(payload).substr(2));
}

void Har::end_entry(std::vector<ReadHit>& hits) {
  Entry entry = std::exchange(entry_, {});
  const bool is_refused = entry.status >= 300 && entry.status <= 599;
  if (!entry.is_socket || (!entry.has_close && entry.error.empty() && !is_refused)) return;
  ReadHit hit;
  if (entry.has_close) {
    hit = std::move(entry.close);
  } else {
    const Place& place = entry.error.empty() ? entry.status_place : entry.error_place;
    if (!entry.error.empty()) hit = read_error(entry.error);
    hit.code = 1006;
    if (is_refused) {
      hit.status = entry.status;
      hit.opened = 0;
    }
    if (entry.status == 101 || entry.has_messages) hit.opened = 1;
    hit.start = place.start;
    hit.end = place.end;
    hit.line = place.line;
  }
  hit.shape = "har";
  hit.url = is_socket_url(entry.url) ? utf8::well_formed(entry.url) : std::string();
  hits.push_back(std::move(hit));
}

}  // namespace closecode::reading
