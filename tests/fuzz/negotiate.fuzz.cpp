#include <closecode/language.hpp>

#include "input.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace closecode;

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

char other_case(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? static_cast<char>(c ^ 0x20) : c == '-' ? '_' : c;
}

bool is_tag(std::string_view tag) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !tag.empty() && tag.size() < 40 && std::all_of(tag.begin(), tag.end(), fits);
}

}  // namespace

/** Input: the tags that are there, a line each, then a line "=", then the tags that are wanted. */
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto lines = lines_of(input.rest());
  const auto middle = std::find(lines.begin(), lines.end(), "=");
  const std::vector<std::string_view> available(lines.begin(), middle);
  const std::vector<std::string_view> wanted(middle == lines.end() ? middle : middle + 1, lines.end());
  const std::size_t found = negotiate(wanted, available);

  fuzz::require(found == no_language || found < available.size(), "the answer is a place or none");
  fuzz::require(found == no_language || !wanted.empty(), "who wants nothing gets nothing");
  if (!wanted.empty() && is_tag(wanted.front())) {
    const auto exact = std::find(available.begin(), available.end(), wanted.front());
    fuzz::require(exact == available.end() || found != no_language, "a tag that is there is found");
  }

  std::vector<std::string> changed(wanted.begin(), wanted.end());
  for (std::string& tag : changed) std::transform(tag.begin(), tag.end(), tag.begin(), other_case);
  const std::vector<std::string_view> same(changed.begin(), changed.end());
  fuzz::require(negotiate(same, available) == found, "neither case nor the separator matters");

  if (found != no_language) {
    auto longer = wanted;
    longer.emplace_back("ja");
    fuzz::require(negotiate(longer, available) == found, "a later wish does not change an earlier answer");
    auto odd = wanted;
    odd.insert(odd.begin(), {"*", "", "not a tag"});
    fuzz::require(negotiate(odd, available) == found, "what is no tag is passed over");
  }
  return 0;
}
