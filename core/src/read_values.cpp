#include "read_values.hpp"

#include "read_tables.hpp"
#include "utf8.hpp"

#include <algorithm>

namespace closecode::reading {
namespace {

bool is_unit(std::string_view lower, std::size_t at) noexcept {
  std::size_t begin = at;
  while (begin < lower.size() && (is_blank(lower[begin]) || lower[begin] == '-')) ++begin;
  std::size_t end = begin;
  while (end < lower.size() && is_letter(lower[end])) ++end;
  const std::string_view rest = lower.substr(begin);
  return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
    const bool is_ascii = is_letter(unit.back());
    return is_ascii ? lower.substr(begin, end - begin) == unit && is_letter(unit.front()) : rest.starts_with(unit);
  });
}

/** The name in lower case without marks. */
std::string plain_name(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (is_word(c)) plain += to_lower(c);
  }
  return plain;
}

const NamedCode* find_name(std::string_view text) {
  const std::string plain = plain_name(text);
  const auto* found = std::lower_bound(named_codes.begin(), named_codes.end(), std::string_view(plain),
                                       [](const NamedCode& a, std::string_view name) { return a.name < name; });
  return found != named_codes.end() && found->name == plain ? found : nullptr;
}

char32_t hex_value(std::string_view digits) noexcept {
  char32_t value = 0;
  for (const char c : digits) {
    const char low = to_lower(c);
    if (is_digit(low)) {
      value = value * 16 + static_cast<char32_t>(low - '0');
    } else if (low >= 'a' && low <= 'f') {
      value = value * 16 + static_cast<char32_t>(low - 'a' + 10);
    } else {
      return 0;
    }
  }
  return value;
}

}  // namespace

std::int32_t take_number(std::string_view lower, std::size_t& at, std::size_t count) noexcept {
  if (lower.size() - at < count) return -1;
  std::int32_t value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(lower[i])) return -1;
    value = value * 10 + (lower[i] - '0');
  }
  const std::size_t end = at + count;
  const auto byte = [&](std::size_t i) { return i < lower.size() ? lower[i] : ' '; };
  if (is_word(byte(end)) || byte(end) == '_' || byte(end) == '%') return -1;
  const bool joins = byte(end) == '.' || byte(end) == ':' || byte(end) == '/' || byte(end) == '-' || byte(end) == ',';
  if (joins && is_digit(byte(end + 1))) return -1;
  if (is_unit(lower, end)) return -1;
  at = end;
  return value;
}

std::int32_t take_named_code(std::string_view text, std::size_t& at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < 64 && (is_word(text[end]) || text[end] == '_' || text[end] == ':')) ++end;
  if (end == at) return -1;
  if (end + 6 <= text.size() && text[end] == '(' && text[end + 5] == ')') {
    std::size_t digits = end + 1;
    const std::int32_t code = take_number(text, digits, 4);
    if (code >= 0) at = digits + 1;
    return code;
  }
  const NamedCode* named = find_name(text.substr(at, end - at));
  if (named == nullptr) return -1;
  at = end;
  return named->code;
}

std::int32_t code_named(std::string_view text) noexcept {
  const NamedCode* named = text.size() <= 64 ? find_name(text) : nullptr;
  return named != nullptr && named->alone ? named->code : -1;
}

std::string_view failure_named(std::string_view name) noexcept {
  const auto* found = std::lower_bound(named_failures.begin(), named_failures.end(), name,
                                       [](const NamedFailure& a, std::string_view b) { return a.name < b; });
  return found != named_failures.end() && found->name == name ? found->cause : std::string_view();
}

void skip_separator(std::string_view text, std::size_t& at) noexcept {
  constexpr std::string_view marks = " \t:=\"'\\([<>#";
  constexpr std::array<std::string_view, 2> wide{"\xef\xbc\x9a", "\xef\xbc\x88"};  // full-width colon and bracket
  for (const std::size_t limit = at + 12; at < text.size() && at < limit;) {
    const std::string_view rest = text.substr(at);
    if (marks.find(rest.front()) != std::string_view::npos) {
      ++at;
    } else if (rest.starts_with(wide[0]) || rest.starts_with(wide[1])) {
      at += 3;
    } else {
      return;
    }
  }
}

void unescape(std::string_view text, std::string& out) {
  std::string raw;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      raw += text[i];
      continue;
    }
    const char kind = text[++i];
    const std::size_t digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
    if (digits > 0 && i + digits < text.size()) {
      const char32_t value = hex_value(text.substr(i + 1, digits));
      if (kind == 'x') {
        raw += static_cast<char>(value);
      } else {
        utf8::append(raw, value);
      }
      i += digits;
    } else {
      raw += kind == 'n' || kind == 'r' || kind == 't' ? ' ' : kind;
    }
  }
  out = utf8::well_formed(raw);
}

bool take_quoted(std::string_view text, std::size_t& at, std::string& value) {
  value.clear();
  for (const std::string_view nothing : {"None", "null", "undefined"}) {
    if (!text.substr(at).starts_with(nothing)) continue;
    at += nothing.size();
    return true;
  }
  std::size_t begin = at;
  if (begin < text.size() && text[begin] == 'b') ++begin;
  const bool is_nested = begin < text.size() && text[begin] == '\\';
  if (is_nested) ++begin;
  if (begin >= text.size() || (text[begin] != '"' && text[begin] != '\'')) return false;
  const char quote = text[begin++];
  for (std::size_t end = begin; end < text.size() && end - begin <= longest_reason; ++end) {
    if (text[end] == '\\' && !(is_nested && text.substr(end + 1).starts_with(quote))) {
      ++end;
    } else if (text[end] == quote || text[end] == '\\') {
      unescape(text.substr(begin, end - begin), value);
      at = end + (is_nested ? 2 : 1);
      return true;
    }
  }
  return false;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) break;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xffU);
  }
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_likely_code(std::int32_t code) noexcept {
  return (code >= 1000 && code <= 1015) || (code >= 3000 && code <= 4999);
}

}  // namespace closecode::reading
