#include "read_pattern.hpp"

#include <algorithm>

namespace closecode::reading {
namespace {

/** Does `word` stand there, and as a word where it is too short to mean something inside another? */
bool has_word(std::string_view text, std::string_view word) noexcept {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (word.size() > 3) return true;
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

template <typename Words>
bool has_any(std::string_view text, const Words& words) noexcept {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return has_word(text, word); });
}

/** The word that ends right before `at`, "" when there is none. */
std::string_view word_before(std::string_view lower, std::size_t at) noexcept {
  while (at > 0 && (is_blank(lower[at - 1]) || lower[at - 1] == '_' || lower[at - 1] == '-')) --at;
  std::size_t begin = at;
  while (begin > 0 && is_word(lower[begin - 1])) --begin;
  return lower.substr(begin, at - begin);
}

struct Labelled {
  std::size_t begin = std::string_view::npos;
  std::size_t value = 0;
};

/** The first `label` in [from, to) that a separator follows. */
Labelled find_label(const Line& line, std::string_view label, std::size_t from, std::size_t to) noexcept {
  const std::string_view window = line.lower.substr(0, std::min(to, line.lower.size()));
  for (std::size_t at = window.find(label, from); at != std::string_view::npos; at = window.find(label, at + 1)) {
    const std::size_t end = at + label.size();
    std::size_t value = end;
    skip_separator(line.text, value);
    const std::string_view between = line.text.substr(end, value - end);
    if (between.find_first_of(":=") != std::string_view::npos ||
        between.find("\xef\xbc\x9a") != std::string_view::npos || (between == " " && value < line.text.size())) {
      return {at, end};
    }
  }
  return {};
}

/** The value behind a label that ends at `at`: in quotes, or up to what ends a field. */
void read_value(const Line& line, std::size_t& at, ReadHit& hit) {
  std::size_t begin = at;
  skip_separator(line.text, begin);
  // The opening quote is part of the separator; go back to it.
  while (begin > at && (line.text[begin - 1] == '"' || line.text[begin - 1] == '\'' || line.text[begin - 1] == '\\'))
    --begin;
  std::string value;
  std::size_t end = begin;
  if (begin == at || !take_quoted(line.text, end, value)) {
    // Inside the quotes of another string, the value ends where it does.
    const std::string_view before = line.text.substr(0, begin);
    const bool quoted = std::count(before.begin(), before.end(), '"') % 2 != 0;
    end = std::min(line.text.find_first_of(quoted ? ",;)}]\"\r\\" : ",;)}]\r", begin), line.text.size());
    end = std::min(end, begin + longest_reason);
    unescape(trimmed(line.text.substr(begin, end - begin)), value);
  }
  hit.has_reason = !value.empty();
  hit.reason = std::move(value);
  at = std::max(at, end);
}

/** "(token expired)" or ": token expired" right behind the code. */
void read_remark(const Line& line, std::size_t& end, ReadHit& hit) {
  std::size_t at = end;
  while (at < line.text.size() && (is_blank(line.text[at]) || line.text[at] == '"')) ++at;
  const std::string_view rest = line.text.substr(at);
  std::string_view remark;
  std::size_t after = at;
  if (rest.starts_with('(')) {
    const std::size_t close = rest.substr(0, longest_reason).find(')');
    if (close == std::string_view::npos) return;
    remark = trimmed(rest.substr(1, close - 1));
    after = at + close + 1;
  } else if (rest.starts_with(": ") && at == end) {
    const std::size_t close = std::min({rest.find_first_of("\"\r"), rest.size(), longest_reason});
    remark = trimmed(rest.substr(2, close > 2 ? close - 2 : 0));
    after = at + close;
  }
  if (remark.empty()) return;
  end = after;
  if (code_named(remark) == hit.code || Line{remark, remark}.text.starts_with("no reason")) return;
  hit.has_reason = true;
  unescape(remark, hit.reason);
}

}  // namespace

bool has_reach(Reach reach, const Line& line, std::size_t begin, std::size_t end, std::int32_t code) noexcept {
  if (reach == Reach::anywhere) return true;
  const std::size_t from = begin > reach_bytes ? begin - reach_bytes : 0;
  const std::string_view around = line.lower.substr(from, end - from + reach_bytes);
  const auto named_otherwise = [&] { return has_any(word_before(line.lower, begin), not_before); };
  switch (reach) {
    case Reach::socket: return is_likely_code(code) && has_any(around, socket_words);
    case Reach::close: return is_likely_code(code) && has_any(around, close_words);
    case Reach::both: return is_likely_code(code) && has_any(around, socket_words) && has_any(around, close_words);
    case Reach::frame:
      return is_likely_code(code) && end == line.lower.size() && has_word(around, "close") &&
             has_any(around, socket_words);
    case Reach::connection: {
      const std::string_view before = line.lower.substr(from, begin - from);
      return is_likely_code(code) && !named_otherwise() && has_any(before, close_words) &&
             has_any(before, connection_words);
    }
    case Reach::pair: return is_likely_code(code) && !named_otherwise();
    case Reach::disconnect: return has_word(around, "disconnect") || has_word(around, "socket.io");
    case Reach::upgrade: return has_word(around, "upgrade") || has_word(around, "/ws") || has_word(around, "socket");
    case Reach::websocket: return has_word(around, "websocket");
    default: return true;
  }
}

void read_more(const Line& line, std::size_t begin, std::size_t& end, ReadHit& hit) {
  const std::size_t from = begin > reach_bytes ? begin - reach_bytes : 0;
  const std::size_t code_end = end;
  Labelled after = find_label(line, "reason", code_end, code_end + reach_bytes);
  for (const std::string_view label : {"close_msg", "text"}) {
    if (after.begin == std::string_view::npos) after = find_label(line, label, code_end, code_end + label.size() + 8);
  }
  const Labelled before = find_label(line, "reason", from, begin);
  if (after.begin != std::string_view::npos) {
    end = after.value;
    read_value(line, end, hit);
  } else if (line.lower.substr(0, begin).ends_with("reason: ") || before.begin == std::string_view::npos) {
    read_remark(line, end, hit);
  } else if (line.text.substr(before.begin, begin - before.begin).find_first_of("{}") == std::string_view::npos) {
    std::size_t at = before.value;
    read_value(line, at, hit);
  }
  for (const std::string_view label : {"wasclean", "was_clean", "clean"}) {
    const Labelled clean = find_label(line, label, from, code_end + reach_bytes);
    if (clean.begin == std::string_view::npos) continue;
    std::size_t at = clean.value;
    skip_separator(line.text, at);
    const std::string_view value = line.lower.substr(at);
    hit.was_clean = value.starts_with("true") ? 1 : value.starts_with("false") ? 0 : -1;
    break;
  }
}

}  // namespace closecode::reading
