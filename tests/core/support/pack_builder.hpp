#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace closecode::test {

/** 32-bit FNV-1a in eight hex digits, written apart from the engine's so that one checks the other. */
[[nodiscard]] inline std::string fnv1a_hex(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 16777619U;
  }
  std::string hex(8, '0');
  for (std::size_t i = 8; i-- > 0; hash >>= 4U) hex[i] = "0123456789abcdef"[hash & 0xfU];
  return hex;
}

/** A language pack taken apart: six header lines and the texts behind them. */
struct Pack {
  std::array<std::string, 6> header;
  std::string body;

  enum Line : std::size_t { magic, tag, layout, schema, checksum, count };

  explicit Pack(std::string_view bytes) {
    for (std::string& line : header) {
      const std::size_t end = bytes.find('\n');
      line = bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    body = bytes;
  }

  [[nodiscard]] Pack with(Line line, std::string_view text) const {
    Pack other = *this;
    other.header[line] = text;
    return other;
  }

  /** The checksum that fits the language, the layout and the texts. */
  [[nodiscard]] std::string fitting_checksum() const {
    return fnv1a_hex(header[tag] + '\n' + header[layout] + '\n' + body);
  }

  /** The same with the checksum that fits. */
  [[nodiscard]] Pack sealed() const { return with(checksum, fitting_checksum()); }

  /** Another body, with the checksum that fits it. */
  [[nodiscard]] Pack with_body(std::string_view text) const {
    Pack other = *this;
    other.body = text;
    return other.sealed();
  }

  [[nodiscard]] std::string bytes() const {
    std::string all;
    for (const std::string& line : header) all += line + '\n';
    return all + body;
  }
};

}  // namespace closecode::test
