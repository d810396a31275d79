#include "read_attempt.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace closecode::reading {
namespace {

/** Does a close code stand there that tells more than the sentence behind it, which may then be its reason? */
bool has_code(std::string_view lower) noexcept {
  for (std::size_t at = lower.find_first_of("1234"); at < lower.size(); at = lower.find_first_of("1234", at)) {
    const bool begins = at == 0 || (!is_word(lower[at - 1]) && lower[at - 1] != ':');
    if (begins && take_number(lower, at, 4) >= 0) return true;
    ++at;
  }
  return false;
}

}  // namespace

bool Attempt::take_url() noexcept {
  const std::size_t begin = at_;
  if (peek() != 'w' || peek(1) != 's') return false;
  const std::size_t limit = begin + 2048;
  while (at_ < limit && at_ < line_.lower.size() && static_cast<unsigned char>(peek()) > ' ' && peek() != '\'' &&
         peek() != '"') {
    ++at_;
  }
  while (at_ > begin && line_.text[at_ - 1] == '.') --at_;
  hit_.url = utf8::well_formed(line_.text.substr(begin, at_ - begin));
  return hit_.url.find("://") != std::string::npos;
}

bool Attempt::take_word(std::size_t longest, bool (*fits)(char)) noexcept {
  const std::size_t begin = at_;
  while (at_ - begin < longest && at_ < line_.lower.size() && fits(peek())) ++at_;
  return at_ > begin;
}

std::size_t Attempt::text_end() const noexcept {
  const std::string_view before = line_.text.substr(0, begin_);
  const auto quotes = std::count(before.begin(), before.end(), '"');
  std::size_t end = std::min(line_.text.size(), at_ + longest_reason);
  if (quotes % 2 != 0) end = std::min(end, line_.text.find('"', at_));
  while (end > at_ && (line_.text[end - 1] == '\r' || line_.text[end - 1] == '\\')) --end;
  return end;
}

bool Attempt::take_until(std::string_view rest, bool keep) {
  std::size_t length = 0;
  while (length < rest.size() && !is_element(rest[length])) ++length;
  std::size_t end = text_end();
  if (length > 0) {
    const std::string_view window = line_.lower.substr(at_, longest_reason);
    const std::size_t found = window.find(rest.substr(0, length));
    if (found == std::string_view::npos) return false;
    end = at_ + found;
  }
  if (keep) {
    const std::string_view reason = trimmed(line_.text.substr(at_, end - at_));
    hit_.has_reason = !reason.empty() && reason != "null" && reason != "None";
    hit_.reason = hit_.has_reason ? utf8::well_formed(reason) : std::string();
  }
  at_ = end;
  return true;
}

void Attempt::take_hex() {
  const auto value = [](char c) { return static_cast<std::uint8_t>(is_digit(c) ? c - '0' : c - 'a' + 10); };
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  std::string bytes;
  for (; is_hex(peek()) && is_hex(peek(1)); at_ += peek(2) == ' ' ? 3U : 2U) {
    bytes += static_cast<char>(value(peek()) << 4U | value(peek(1)));
  }
  hit_.has_reason = !bytes.empty();
  hit_.reason = utf8::well_formed(bytes);
}

bool Attempt::take_sentence() noexcept {
  const std::size_t end = text_end();
  const std::string_view said = line_.lower.substr(at_, end - at_);
  const auto* known = std::find_if(sentences.begin(), sentences.end(),
                                   [said](const Sentence& s) { return said.find(s.text) != std::string_view::npos; });
  at_ = end;
  if (known == sentences.end() || has_code(said.substr(0, said.find(known->text)))) return false;
  hit_.failure = known->failure;
  hit_.opened = known->opened;
  return true;
}

bool Attempt::take_filler() noexcept {
  constexpr std::array<std::string_view, 11> words{"with",       "code",   "status", "by",     "peer",      "server",
                                                   "connection", "client", "remote", "reason", "abnormally"};
  const std::size_t begin = at_;
  for (const std::size_t limit = at_ + 40; at_ < limit && !is_digit(peek());) {
    const std::string_view rest = line_.lower.substr(at_);
    const auto* word =
        std::find_if(words.begin(), words.end(), [&](std::string_view w) { return rest.starts_with(w); });
    if (word != words.end()) {
      at_ += word->size();
    } else if (is_blank(peek()) || std::string_view(":=(#[\"'").find(peek()) != std::string_view::npos) {
      ++at_;
    } else {
      return false;
    }
  }
  return at_ > begin && !is_digit(line_.lower[begin]);
}

bool Attempt::stands_alone() const noexcept {
  std::size_t ahead = 0;
  while (is_blank(peek(ahead))) ++ahead;
  const char next = peek(ahead);
  return !is_word(next) && static_cast<unsigned char>(next) < 0x80 && next != '/' && next != '%';
}

bool Attempt::take_lifetime() noexcept {
  std::int64_t ms = 0;
  const std::size_t begin = at_;
  while (at_ - begin < 12 && is_digit(peek())) ms = ms * 10 + (line_.lower[at_++] - '0');
  hit_.open_ms = ms;
  return at_ > begin;
}

bool Attempt::read_before() noexcept {
  std::size_t begin = begin_;
  while (begin > 0 && is_digit(line_.lower[begin - 1])) --begin;
  if (begin == begin_ || begin_ - begin > 12 || begin == 0) return false;
  if (line_.lower[begin - 1] != '/' && line_.lower[begin - 1] != '+') return false;
  std::int64_t ms = 0;
  for (std::size_t i = begin; i < begin_; ++i) ms = ms * 10 + (line_.lower[i] - '0');
  hit_.open_ms = ms;
  return true;
}

}  // namespace closecode::reading
