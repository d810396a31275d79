#include "json_writer.hpp"

#include "format.hpp"

namespace closecode {

char* JsonWriter::room(std::size_t count) {
  constexpr std::size_t usual = 4096;
  if (out_.size() - size_ < count) out_.resize(2 * out_.size() + count + usual);
  char* const place = out_.data() + size_;
  size_ += count;
  return place;
}

void JsonWriter::put(char c) { *room(1) = c; }

void JsonWriter::put(std::string_view text) { text.copy(room(text.size()), text.size()); }

void JsonWriter::separate() {
  if (!first_) put(',');
}

void JsonWriter::key(std::string_view name) {
  separate();
  first_ = false;
  if (name.empty()) return;
  // Names are the project's own and need no escape.
  put('"');
  put(name);
  put("\":");
}

void JsonWriter::open(std::string_view name, char bracket) {
  key(name);
  put(bracket);
  first_ = true;
}

void JsonWriter::close(char bracket) {
  put(bracket);
  first_ = false;
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  quote(value);
}

void JsonWriter::member(std::string_view name, std::int64_t value) {
  key(name);
  put(Decimal(value).view());
}

void JsonWriter::flag(std::string_view name, bool value) {
  key(name);
  put(value ? "true" : "false");
}

void JsonWriter::thousandths(std::string_view name, std::int64_t value) {
  key(name);
  const bool negative = value < 0;
  const std::int64_t size = negative ? -value : value;
  if (negative) put('-');
  put(Decimal(size / 1000).view());
  put('.');
  for (std::int64_t unit = 100; unit > 0; unit /= 10) put(static_cast<char>('0' + size / unit % 10));
}

void JsonWriter::quote(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  put('"');
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    if (!is_control && c != '"' && c != '\\') continue;
    // What needs no escape goes out in one piece; byte by byte would cost most of a diagnosis.
    put(text.substr(begin, i - begin));
    begin = i + 1;
    put('\\');
    if (is_control) {
      put("u00");
      put(hex[static_cast<unsigned char>(c) >> 4U]);
      put(hex[static_cast<unsigned char>(c) & 0xfU]);
    } else {
      put(c);
    }
  }
  put(text.substr(begin));
  put('"');
}

void write_links(JsonWriter& json, std::span<const SourceId> sources) {
  json.begin_array("links");
  for (const SourceId id : sources) {
    const auto [label, url] = source_of(id);
    json.begin_object();
    json.member("label", label);
    json.member("url", url);
    json.end_object();
  }
  json.end_array();
}

}  // namespace closecode
