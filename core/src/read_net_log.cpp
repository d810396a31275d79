#include "read_net_log.hpp"

#include "read_values.hpp"
#include "utf8.hpp"

#include <algorithm>

namespace closecode::reading {
namespace {

/** The end of "opcode":8, which the filter finds by its last letters. */
constexpr std::string_view opcode = "ode\":8,";
constexpr std::string_view payload_length = "\"payload_length\":";
constexpr std::string_view bytes_member = "\"bytes\":\"";
/** How far around an event its bytes may stand. */
constexpr std::size_t nearby = 3072;
constexpr unsigned char close_frame = 0x88;
constexpr std::size_t longest_payload = 125;

std::int64_t number_behind(std::string_view text, std::string_view member) noexcept {
  const std::size_t found = text.find(member);
  if (found == std::string_view::npos) return -1;
  std::int64_t value = 0;
  std::size_t at = found + member.size();
  const std::size_t begin = at;
  for (; at < text.size() && at - begin < 12 && is_digit(text[at]); ++at) value = value * 10 + (text[at] - '0');
  return at > begin ? value : -1;
}

/** The payload of a Close frame of that length at the end of what was received or sent; "" when it is not there. */
std::string payload_of(std::string_view bytes, std::size_t length, bool masked) {
  const std::size_t size = 2 + (masked ? 4 : 0) + length;
  if (bytes.size() < size) return {};
  const std::string_view frame = bytes.substr(bytes.size() - size);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(frame[i]); };
  if (byte(0) != close_frame || byte(1) != (length | (masked ? 0x80U : 0U))) return {};
  std::string payload(frame.substr(size - length));
  for (std::size_t i = 0; masked && i < length; ++i) payload[i] = static_cast<char>(byte(2 + i % 4) ^ byte(6 + i));
  return payload;
}

std::string find_payload(std::string_view text, std::size_t begin, std::size_t end, std::size_t length, bool sent) {
  const std::size_t from = sent ? end : begin - std::min(begin, nearby);
  const std::string_view window = text.substr(from, sent ? nearby : begin - from);
  std::string found;
  for (std::size_t at = window.find(bytes_member); at != std::string_view::npos;
       at = window.find(bytes_member, at + 1)) {
    const std::string_view value = window.substr(at + bytes_member.size());
    std::string payload = payload_of(decode_base64(value.substr(0, value.find('"'))), length, sent);
    if (payload.empty()) continue;
    found = std::move(payload);
    // Received bytes stand before the event, so the last are the nearest; sent ones stand behind it.
    if (sent) break;
  }
  return found;
}

}  // namespace

bool is_net_log_close(std::string_view line) noexcept {
  return line.find(opcode) != std::string_view::npos && line.find(payload_length) != std::string_view::npos;
}

bool NetLog::read(std::string_view text, std::size_t begin, std::size_t end, ReadHit& hit) {
  const std::string_view line = text.substr(begin, end - begin);
  const std::int64_t source = number_behind(line, "\"source\":{\"id\":");
  if (source >= 0 && source == told_source_) return false;
  told_source_ = source;
  const std::int64_t length = number_behind(line, payload_length);
  // What a browser sends is masked, what it receives is not.
  const bool sent = line.find("\"masked\":true") != std::string_view::npos;
  hit.shape = "chrome-netlog";
  hit.direction = sent ? FrameDirection::sent : FrameDirection::received;
  hit.browser = "chromium";
  hit.opened = 1;
  if (length == 0) {
    hit.code = 1005;
  } else if (length >= 2 && length <= static_cast<std::int64_t>(longest_payload)) {
    const std::string payload = find_payload(text, begin, end, static_cast<std::size_t>(length), sent);
    if (payload.size() < 2) return true;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(payload[i]); };
    const std::int32_t code = byte(0) << 8 | byte(1);
    hit.code = code >= 1000 && code <= 4999 ? code : -1;
    hit.has_reason = payload.size() > 2;
    hit.reason = utf8::well_formed(std::string_view(payload).substr(2));
  }
  return true;
}

}  // namespace closecode::reading
