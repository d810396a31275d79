#include "json_writer.hpp"

#include "format.hpp"

namespace closecode {

void JsonWriter::separate() {
  if (!first_) out_ += ',';
}

void JsonWriter::key(std::string_view name) {
  separate();
  first_ = false;
  if (name.empty()) return;
  quote(name);
  out_ += ':';
}

void JsonWriter::open(std::string_view name, char bracket) {
  key(name);
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  quote(value);
}

void JsonWriter::member(std::string_view name, std::int64_t value) {
  key(name);
  out_ += Decimal(value).view();
}

void JsonWriter::flag(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
}

void JsonWriter::thousandths(std::string_view name, std::int64_t value) {
  key(name);
  const bool negative = value < 0;
  const std::int64_t size = negative ? -value : value;
  if (negative) out_ += '-';
  out_ += Decimal(size / 1000).view();
  out_ += '.';
  for (std::int64_t unit = 100; unit > 0; unit /= 10) out_ += static_cast<char>('0' + size / unit % 10);
}

void JsonWriter::quote(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out_ += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    if (!is_control && c != '"' && c != '\\') continue;
    // What needs no escape goes out in one piece; byte by byte would cost most of a diagnosis.
    out_ += text.substr(begin, i - begin);
    begin = i + 1;
    out_ += '\\';
    if (is_control) {
      out_ += "u00";
      out_ += hex[static_cast<unsigned char>(c) >> 4U];
      out_ += hex[static_cast<unsigned char>(c) & 0xfU];
    } else {
      out_ += c;
    }
  }
  out_ += text.substr(begin);
  out_ += '"';
}

void write_links(JsonWriter& json, std::span<const SourceId> sources) {
  json.begin_array("links");
  for (const SourceId id : sources) {
    json.begin_object();
    json.member("label", source_of(id).label);
    json.member("url", source_of(id).url);
    json.end_object();
  }
  json.end_array();
}

}  // namespace closecode
