#include "reason.hpp"

#include "fold.hpp"
#include "model_tables.hpp"
#include "utf8.hpp"

#include <string>

namespace closecode {
namespace {

/** A Close frame holds 123 bytes; a log or a wrapper may bring more, which need not be read to the end. */
constexpr std::size_t longest_reason = 512;

[[nodiscard]] bool has_word(std::string_view folded, std::string_view word) noexcept {
  for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ' || is_spaceless(word)) return true;
  }
  return false;
}

}  // namespace

std::optional<model::ReasonKind> reason_kind(std::string_view reason) {
  const std::string folded = fold(utf8::cut(reason, longest_reason));
  if (folded.empty()) return std::nullopt;
  for (std::size_t kind = 0; kind < model::reason_words.size(); ++kind) {
    for (std::string_view rest = model::reason_words[kind]; !rest.empty();) {
      const std::size_t end = rest.find(',');
      if (has_word(folded, rest.substr(0, end))) return static_cast<model::ReasonKind>(kind);
      rest.remove_prefix(end + 1);
    }
  }
  return std::nullopt;
}

}  // namespace closecode
