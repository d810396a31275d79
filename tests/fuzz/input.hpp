#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace closecode::fuzz {

/** Ends the run as a finding when a property does not hold. */
inline void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", property);
  std::abort();
}

/** Takes values off the fuzzer's bytes; zeros when they run out. */
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  [[nodiscard]] std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  [[nodiscard]] bool flag() { return (byte() & 1U) != 0; }

  [[nodiscard]] std::uint32_t word() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8U | byte();
    return value;
  }

  /** Mostly numbers around the close codes, sometimes any. */
  [[nodiscard]] std::int32_t code() {
    const std::uint8_t kind = byte();
    if (kind < 0x60) return 1000 + byte() % 20;
    if (kind < 0x70) return 2998 + byte() % 12;
    if (kind < 0xc0) return static_cast<std::int32_t>(word() & 0x1ffffU) - 1000;
    return static_cast<std::int32_t>(word());
  }

  /** A length byte and that many bytes. */
  [[nodiscard]] std::string_view text() { return take(byte()); }
  [[nodiscard]] std::string_view rest() { return take(rest_.size()); }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  [[nodiscard]] std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

}  // namespace closecode::fuzz
