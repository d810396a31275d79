/** A strict reader for the JSON that the engine writes and the shared vectors hold. */
#pragma once

#include "utf8.hpp"

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace closecode::test {

struct Json {
  using List = std::vector<Json>;
  using Members = std::map<std::string, Json, std::less<>>;
  std::variant<std::monostate, bool, double, std::string, List, Members> value;

  [[nodiscard]] bool is_null() const { return value.index() == 0; }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value); }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&value); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&value); }
  [[nodiscard]] const Members* members() const { return std::get_if<Members>(&value); }

  /** The member with that name, or nothing. */
  [[nodiscard]] const Json* operator[](std::string_view name) const {
    const Members* all = members();
    if (all == nullptr) return nullptr;
    const auto found = all->find(name);
    return found == all->end() ? nullptr : &found->second;
  }
};

/** Reads one value and nothing behind it; ill-formed UTF-8, a doubled member and a bare control character are faults.
 */
class JsonReader {
 public:
  [[nodiscard]] static std::optional<Json> read(std::string_view text) {
    if (!utf8::is_well_formed(text)) return std::nullopt;
    JsonReader reader(text);
    auto value = reader.value();
    reader.skip_space();
    return reader.rest_.empty() ? value : std::nullopt;
  }

 private:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

  [[nodiscard]] bool take(std::string_view token) {
    skip_space();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  [[nodiscard]] std::optional<Json> value() {
    if (take("null")) return Json{};
    if (take("true")) return Json{true};
    if (take("false")) return Json{false};
    if (take("{")) return object();
    if (take("[")) return array();
    if (take("\"")) {
      auto found = string();
      return found ? std::optional(Json{std::move(*found)}) : std::nullopt;
    }
    return number();
  }

  [[nodiscard]] std::optional<Json> object() {
    Json::Members members;
    if (take("}")) return Json{std::move(members)};
    do {
      if (!take("\"")) return std::nullopt;
      auto name = string();
      if (!name || !take(":")) return std::nullopt;
      auto member = value();
      if (!member || !members.emplace(std::move(*name), std::move(*member)).second) return std::nullopt;
    } while (take(","));
    return take("}") ? std::optional(Json{std::move(members)}) : std::nullopt;
  }

  [[nodiscard]] std::optional<Json> array() {
    Json::List list;
    if (take("]")) return Json{std::move(list)};
    do {
      auto item = value();
      if (!item) return std::nullopt;
      list.push_back(std::move(*item));
    } while (take(","));
    return take("]") ? std::optional(Json{std::move(list)}) : std::nullopt;
  }

  [[nodiscard]] std::optional<Json> number() {
    const std::size_t size = std::min(rest_.find_first_not_of("+-.0123456789eE"), rest_.size());
    const std::string digits(rest_.substr(0, size));
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    const bool starts_well = digits.size() > first && digits[first] >= '0' && digits[first] <= '9';
    const bool leading_zero =
        digits.size() > first + 1 && digits[first] == '0' && digits[first + 1] >= '0' && digits[first + 1] <= '9';
    if (!starts_well || leading_zero) return std::nullopt;
    char* end = nullptr;
    const double found = std::strtod(digits.c_str(), &end);
    if (end != digits.c_str() + digits.size()) return std::nullopt;
    rest_.remove_prefix(size);
    return Json{found};
  }

  [[nodiscard]] std::optional<std::string> string() {
    std::string out;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return out;
      if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
      if (c != '\\')
        out += c;
      else if (!escape(out))
        return std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (rest_.empty()) return false;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) return out += meanings[at], true;
    if (c != 'u') return false;
    const auto first = hex();
    if (!first) return false;
    char32_t code_point = *first;
    if (code_point >= 0xd800 && code_point <= 0xdbff && rest_.starts_with("\\u")) {
      const std::string_view before = rest_;
      rest_.remove_prefix(2);
      const auto second = hex();
      if (second && *second >= 0xdc00 && *second <= 0xdfff) {
        code_point = 0x10000 + ((code_point - 0xd800) << 10U) + (*second - 0xdc00);
      } else {
        rest_ = before;
      }
    }
    // A lone surrogate stays one, encoded as the string of a script would be.
    utf8::append(out, code_point);
    return true;
  }

  [[nodiscard]] std::optional<char32_t> hex() {
    if (rest_.size() < 4) return std::nullopt;
    char32_t unit = 0;
    for (const char c : rest_.substr(0, 4)) {
      const std::size_t digit =
          std::string_view("0123456789abcdef").find(static_cast<char>(c | (c >= 'A' && c <= 'F' ? 0x20 : 0)));
      if (digit == std::string_view::npos) return std::nullopt;
      unit = unit * 16 + static_cast<char32_t>(digit);
    }
    rest_.remove_prefix(4);
    return unit;
  }

  std::string_view rest_;
};

}  // namespace closecode::test
