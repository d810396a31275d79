#include "read_pattern.hpp"

#include "read_attempt.hpp"

namespace closecode::reading {

bool Attempt::run(std::string_view pattern) {
  while (!pattern.empty()) {
    const char c = pattern.front();
    pattern.remove_prefix(1);
    if (c == static_cast<char>(Element::begin_optional)) {
      if (!take_optional(pattern)) return false;
    } else if (is_element(c) ? !take_element(static_cast<Element>(c), pattern) : !take_literal(c)) {
      return false;
    }
  }
  return true;
}

bool Attempt::take_literal(char c) noexcept {
  if (c == ' ') {
    if (at_ >= line_.lower.size()) return true;
    if (!is_blank(peek())) return false;
    while (is_blank(peek())) ++at_;
    return true;
  }
  if (peek() != c || at_ >= line_.lower.size()) return false;
  ++at_;
  return true;
}

bool Attempt::take_optional(std::string_view& rest) {
  const std::size_t close = rest.find(static_cast<char>(Element::end_optional));
  const std::string_view group = rest.substr(0, close);
  rest.remove_prefix(close + 1);
  const std::size_t before = at_;
  // Groups begin with a literal that decides, so an attempt that fails has kept nothing but perhaps a reason.
  if (!run(group)) at_ = before;
  return true;
}

bool Attempt::take_code(std::int32_t code) noexcept {
  if (code < 1000 || code > 4999) return false;
  hit_.code = code;
  return true;
}

bool Attempt::take_element(Element element, std::string_view rest) {
  switch (element) {
    case Element::code: return take_code(take_number(line_.lower, at_, 4));
    case Element::name: return take_code(take_named_code(line_.text, at_));
    case Element::status: {
      hit_.status = take_number(line_.lower, at_, 3);
      return hit_.status >= 200 && hit_.status <= 599;
    }
    case Element::failure: {
      const std::size_t begin = at_;
      while (is_word(peek()) || peek() == '_') ++at_;
      hit_.failure = failure_named(line_.text.substr(begin, at_ - begin));
      return at_ - begin >= 4 && is_letter(line_.text[begin]) && to_lower(line_.text[begin]) != line_.text[begin];
    }
    case Element::url: return take_url();
    case Element::quoted: {
      std::string text;
      if (!take_quoted(line_.text, at_, text)) return false;
      hit_.has_reason = !text.empty();
      hit_.reason = std::move(text);
      return true;
    }
    case Element::reason: return take_until(rest, true);
    case Element::skip: return take_until(rest, false);
    case Element::rest: at_ = text_end(); return true;
    case Element::num: return take_word(20, [](char c) { return is_digit(c) || c == '-' || c == '+'; });
    case Element::word: return take_word(64, [](char c) { return !is_blank(c) && c != '"' && c != '\''; });
    case Element::flags: return take_word(24, [](char c) { return is_letter(c) || c == ',' || c == '-'; });
    case Element::state: return take_word(4, [](char c) { return is_letter(c) || c == '-'; });
    case Element::ms: return take_lifetime();
    case Element::before: return read_before();
    case Element::sep: {
      const std::size_t begin = at_;
      skip_separator(line_.text, at_);
      return at_ > begin;
    }
    case Element::close: return take_filler();
    case Element::alone: return stands_alone();
    case Element::hex: take_hex(); return true;
    case Element::sentence: (void)take_sentence(); return true;
    case Element::known: return take_sentence();
    case Element::pair: {
      std::size_t label = at_;
      while (label < line_.lower.size() &&
             std::string_view(" \t,;\"'").find(line_.lower[label]) != std::string_view::npos)
        ++label;
      if (label == at_ || !line_.lower.substr(label).starts_with("reason")) return false;
      read_more(line_, begin_, at_, hit_);
      return true;
    }
    case Element::more: read_more(line_, begin_, at_, hit_); return true;
    default: return false;
  }
}

bool match(const Pattern& pattern, const Line& line, std::size_t begin, std::size_t& end, ReadHit& hit) {
  hit = {};
  Attempt attempt(line, begin, hit);
  if (!attempt.run(pattern.text)) return false;
  end = attempt.end();
  if (!has_reach(pattern.reach, line, begin, end, hit.code)) return false;
  hit.shape = pattern.shape;
  hit.direction = pattern.direction;
  if (hit.code < 0) hit.code = pattern.code;
  if (hit.status < 0) hit.status = pattern.status;
  // No frame was sent or received. With 1005 one was, without a code.
  if (hit.code == 1006 || hit.code == 1015) hit.direction = FrameDirection::unknown;
  if (pattern.opened >= 0) hit.opened = pattern.opened;
  if (!pattern.failure.empty()) hit.failure = pattern.failure;
  hit.browser = pattern.browser;
  hit.thrown = pattern.thrown;
  hit.blocked_by_policy = pattern.blocked;
  hit.is_synthetic = pattern.untrusted;
  return true;
}

}  // namespace closecode::reading
