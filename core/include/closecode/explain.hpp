/**
 * What a close code means, when you see it, and how to fix it.
 */
#pragma once

#include <closecode/code.hpp>
#include <closecode/language.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace closecode {

/** Section headings in the reader's language. */
struct Headings {
  std::string_view description;
  std::string_view when;
  std::string_view fix;
  std::string_view differences;
  std::string_view choose;
  std::string_view more;
};
[[nodiscard]] Headings headings_in(const Catalog& catalog) noexcept;

/** One code, explained. All views point into the catalog or into constants; nothing is allocated. */
struct Explanation {
  std::int32_t code;
  /** The facts behind the texts. */
  const Entry* entry;
  std::string_view title;
  std::string_view language;
  Direction direction;
  Headings headings;
  std::string_view description;
  std::string_view when;
  std::string_view fix;
  /** Why to reconnect in the way `entry->retry` says. */
  std::string_view retry_reason;
  /** What a page sees when a server sends the code, in the order of `Browser`. */
  std::array<std::int32_t, 3> reported_as;

  /** "iana" for a registered code, "range" otherwise. */
  [[nodiscard]] std::string_view source() const noexcept { return entry->registered ? "iana" : "range"; }
};

/** Explains any integer; numbers that no Close frame can carry are told so. Never allocates, never fails. */
[[nodiscard]] Explanation explain(std::int32_t code, const Catalog& catalog) noexcept;

}  // namespace closecode
