#include <closecode/language.hpp>

#include <algorithm>
#include <string>

namespace closecode {
namespace {

/** Lower case, "_" as "-"; "" for what is no language range ("*" included, which asks for anything). */
[[nodiscard]] std::string normalised(std::string_view tag) {
  constexpr std::size_t longest = 63;
  std::string out;
  if (tag.size() > longest) return out;
  for (const char c : tag) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
      out += c;
    else if (c == '_')
      out += '-';
    else
      return {};
  }
  return out;
}

[[nodiscard]] bool has_subtag(std::string_view tag, std::string_view subtag) noexcept {
  for (std::size_t at = tag.find(subtag); at != std::string_view::npos; at = tag.find(subtag, at + 1)) {
    const bool starts = at > 0 && tag[at - 1] == '-';
    const std::size_t end = at + subtag.size();
    if (starts && (end == tag.size() || tag[end] == '-')) return true;
  }
  return false;
}

[[nodiscard]] bool speaks(std::string_view tag, std::string_view language) noexcept {
  return tag == language || (tag.starts_with(language) && tag[language.size()] == '-');
}

/** The script in which a Chinese tag is read: the one it names, else the one its region writes. */
[[nodiscard]] std::string_view chinese_script(std::string_view tag) noexcept {
  if (has_subtag(tag, "hans")) return "zh-hans";
  const bool hant = has_subtag(tag, "hant") || has_subtag(tag, "tw") || has_subtag(tag, "hk") || has_subtag(tag, "mo");
  return hant ? "zh-hant" : "zh-hans";
}

[[nodiscard]] std::size_t index_of(std::string_view tag, std::span<const std::string_view> available) {
  const auto same = [tag](std::string_view other) { return normalised(other) == tag; };
  const auto found = std::find_if(available.begin(), available.end(), same);
  return found == available.end() ? no_language : static_cast<std::size_t>(found - available.begin());
}

/** RFC 4647 section 3.4: drop subtags from the right, a single letter together with what follows it. */
[[nodiscard]] std::size_t look_up(std::string_view range, std::span<const std::string_view> available) {
  while (!range.empty()) {
    if (const std::size_t found = index_of(range, available); found != no_language) return found;
    std::size_t end = range.rfind('-');
    if (end == std::string_view::npos) break;
    if (end >= 2 && range[end - 2] == '-') end -= 2;
    range = range.substr(0, end);
  }
  return no_language;
}

}  // namespace

std::size_t negotiate(std::span<const std::string_view> wanted, std::span<const std::string_view> available) {
  for (const std::string_view tag : wanted) {
    const std::string range = normalised(tag);
    if (const std::size_t found = look_up(range, available); found != no_language) return found;
    std::size_t found = no_language;
    if (speaks(range, "zh"))
      found = index_of(chinese_script(range), available);
    else if (speaks(range, "pt"))
      found = index_of("pt-br", available);
    if (found != no_language) return found;
  }
  return no_language;
}

}  // namespace closecode
