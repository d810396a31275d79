#include <closecode/language.hpp>

#include "utf8.hpp"

#include <algorithm>
#include <optional>

namespace closecode {
namespace {

constexpr std::string_view magic = "closecode-pack 1";
constexpr std::size_t max_pack_bytes = 4 << 20;

/** Takes the next header line off `rest`. */
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& rest) noexcept {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

/** Lower-case digits of base 10 or 16, at most eight. Not std::from_chars, whose one generic body outweighs all of this
 * file. */
[[nodiscard]] std::optional<std::uint32_t> read_number(std::string_view digits, std::uint32_t base) noexcept {
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    if (digit >= base) return std::nullopt;
    value = value * base + static_cast<std::uint32_t>(digit);
  }
  return value;
}

/** 32-bit FNV-1a, as core/bake writes it. */
[[nodiscard]] std::uint32_t fnv1a(std::string_view bytes, std::uint32_t hash = 0x811c9dc5U) noexcept {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;
  return hash;
}

/** Of the language, the layout and the texts, with the line feeds between them. */
[[nodiscard]] std::uint32_t checksum_of(std::string_view tag, std::string_view layout, std::string_view body) noexcept {
  return fnv1a(body, fnv1a("\n", fnv1a(layout, fnv1a("\n", fnv1a(tag)))));
}

[[nodiscard]] bool is_tag(std::string_view tag) noexcept {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), fits);
}

}  // namespace

std::string_view to_string(PackFault fault) noexcept {
  switch (fault) {
    case PackFault::no_pack: return "PACK_NOT_A_PACK";
    case PackFault::bad_language: return "PACK_BAD_LANGUAGE";
    case PackFault::wrong_schema: return "PACK_WRONG_VERSION";
    case PackFault::damaged: return "PACK_DAMAGED";
  }
  return "";
}

std::variant<Catalog, PackFault> Catalog::parse(std::string_view pack) {
  if (pack.size() > max_pack_bytes) return PackFault::no_pack;
  std::string_view rest = pack;
  if (take_line(rest) != magic) return PackFault::no_pack;
  const auto tag = take_line(rest);
  const auto layout = take_line(rest);
  const auto schema = take_line(rest);
  const auto checksum = take_line(rest);
  const auto count = take_line(rest);
  if (!count) return PackFault::no_pack;

  Catalog catalog;
  if (!is_tag(*tag)) return PackFault::bad_language;
  catalog.tag_ = *tag;
  if (*layout != "ltr space" && *layout != "ltr none" && *layout != "rtl space" && *layout != "rtl none") {
    return PackFault::bad_language;
  }
  catalog.direction_ = layout->starts_with("rtl") ? Direction::right_to_left : Direction::left_to_right;
  catalog.spaced_ = layout->ends_with("space");

  if (read_number(*schema, 16) != generated::text_schema) return PackFault::wrong_schema;
  if (read_number(*count, 10) != generated::text_count) return PackFault::wrong_schema;
  if (read_number(*checksum, 16) != checksum_of(*tag, *layout, rest) || !utf8::is_well_formed(rest))
    return PackFault::damaged;

  catalog.storage_.assign(rest.begin(), rest.end());
  catalog.texts_.reserve(generated::text_count);
  rest = {catalog.storage_.data(), catalog.storage_.size()};
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end == 0 || end == std::string_view::npos || catalog.texts_.size() == generated::text_count) {
      return PackFault::damaged;
    }
    catalog.texts_.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  if (catalog.texts_.size() != generated::text_count) return PackFault::damaged;
  return catalog;
}

}  // namespace closecode
