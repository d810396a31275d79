/** How one pattern is tried at one place: read_pattern.cpp walks the pattern, read_attempt.cpp takes its elements. */
#pragma once

#include "read_pattern.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace closecode::reading {

[[nodiscard]] constexpr bool is_element(char c) noexcept {
  return c > 0 && c <= static_cast<char>(Element::end_optional);
}

/** One attempt: where the pattern and the line have been read up to. */
class Attempt {
 public:
  Attempt(const Line& line, std::size_t begin, ReadHit& hit) noexcept
      : line_(line), begin_(begin), at_(begin), hit_(hit) {}

  [[nodiscard]] bool run(std::string_view pattern);
  [[nodiscard]] std::size_t end() const noexcept { return at_; }

 private:
  [[nodiscard]] bool take_element(Element element, std::string_view rest);
  [[nodiscard]] bool take_literal(char c) noexcept;
  [[nodiscard]] bool take_optional(std::string_view& rest);
  [[nodiscard]] bool take_until(std::string_view rest, bool keep);
  [[nodiscard]] bool take_code(std::int32_t code) noexcept;
  [[nodiscard]] bool take_url() noexcept;
  [[nodiscard]] bool take_word(std::size_t longest, bool (*fits)(char)) noexcept;
  [[nodiscard]] bool take_filler() noexcept;
  void take_hex();
  [[nodiscard]] bool take_sentence() noexcept;
  [[nodiscard]] bool stands_alone() const noexcept;
  [[nodiscard]] bool take_lifetime() noexcept;
  [[nodiscard]] bool read_before() noexcept;
  /** The end of the line, or of the string that the line quotes. */
  [[nodiscard]] std::size_t text_end() const noexcept;
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    return at_ + ahead < line_.lower.size() ? line_.lower[at_ + ahead] : '\n';
  }

  const Line& line_;
  std::size_t begin_;
  std::size_t at_;
  ReadHit& hit_;
};

}  // namespace closecode::reading
