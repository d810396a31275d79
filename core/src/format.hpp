#pragma once

#include <closecode/language.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace closecode {

/** A value for one placeholder of a text. */
struct Argument {
  std::string_view name;
  std::string_view value;
};

/** Decimal digits of an integer. */
class Decimal {
 public:
  explicit constexpr Decimal(std::int64_t number) noexcept {
    const bool negative = number < 0;
    auto rest = negative ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
    do {
      digits_[--start_] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (negative) digits_[--start_] = '-';
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept {
    return {digits_.data() + start_, digits_.size() - start_};
  }

 private:
  std::array<char, 20> digits_{};
  std::size_t start_ = 20;
};

/**
 * Fills the placeholders of a text. In a right-to-left language each value is wrapped in FSI and PDI, so that a
 * code or a Latin name does not reorder the sentence around it.
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
[[nodiscard]] std::string format(const Catalog& catalog, TextId text, std::span<const Argument> arguments);
[[nodiscard]] inline std::string format(const Catalog& catalog, TextId text,
                                        std::initializer_list<Argument> arguments) {
  return format(catalog, text, std::span(arguments.begin(), arguments.size()));
}

/** Decimal digits as a string; apart from Decimal, whose body would be copied to every place that prints a number. */
[[nodiscard]] std::string digits_of(std::int64_t number);

}  // namespace closecode
