// What a pattern's elements take from a line: codes, names, quoted texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace closecode::reading {

/** A window of text, as it is and with ASCII letters in lower case. */
struct Line {
  std::string_view text;
  std::string_view lower;
};

/** How far from a match a word, a reason or a flag may stand. */
inline constexpr std::size_t reach_bytes = 256;
/** A Close frame's reason has at most 123 bytes; logs escape some. */
inline constexpr std::size_t longest_reason = 512;

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/** Part of a word? Bytes beyond ASCII count as none, because many languages write words without blanks. */
[[nodiscard]] constexpr bool is_word(char c) noexcept { return is_digit(c) || is_letter(c); }
[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/** Takes exactly `count` digits that no digit, fraction or unit follows; -1 when there are none. */
[[nodiscard]] std::int32_t take_number(std::string_view lower, std::size_t& at, std::size_t count) noexcept;
/** A code written as a library's constant, "StatusGoingAway" or "StatusCode(4001)"; -1 when there is none. */
[[nodiscard]] std::int32_t take_named_code(std::string_view text, std::size_t& at) noexcept;
/** The code of an official name or of a constant that can mean nothing else; -1 for other text. */
[[nodiscard]] std::int32_t code_named(std::string_view text) noexcept;
/** The cause that a name such as "ERR_CONNECTION_REFUSED" tells; "" when it tells none. */
[[nodiscard]] std::string_view failure_named(std::string_view name) noexcept;
/** What stands between a label and its value: colons, quotes, brackets. Moves `at` behind it. */
void skip_separator(std::string_view text, std::size_t& at) noexcept;
/** Takes a string in quotes, or None and null, which give "". No when neither stands there. */
[[nodiscard]] bool take_quoted(std::string_view text, std::size_t& at, std::string& value);
/** Appends the text with the escapes of JSON, Python and Go undone. */
void unescape(std::string_view text, std::string& out);
/** The bytes up to what is no Base64. @see https://www.rfc-editor.org/rfc/rfc4648#section-4 */
[[nodiscard]] std::string decode_base64(std::string_view text);
/** Without blanks at both ends. */
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
/** May `code` stand where the text is not a program's own sentence: registered, or of 3000 to 4999? */
[[nodiscard]] bool is_likely_code(std::int32_t code) noexcept;

}  // namespace closecode::reading
