#pragma once

#include <closecode/code.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace closecode {

/** Writes JSON from left to right. Strings must be well-formed UTF-8. @see https://www.rfc-editor.org/rfc/rfc8259 */
class JsonWriter {
 public:
  void begin_object(std::string_view name = {}) { open(name, '{'); }
  void begin_array(std::string_view name = {}) { open(name, '['); }
  void end_object() { close('}'); }
  void end_array() { close(']'); }

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, std::int64_t value);
  void flag(std::string_view name, bool value);
  /** A number given in thousandths, so that no floating-point printing is linked. */
  void thousandths(std::string_view name, std::int64_t value);

  template <typename List>
  void strings(std::string_view name, const List& list) {
    begin_array(name);
    for (const std::string_view text : list) {
      separate();
      quote(text);
      first_ = false;
    }
    end_array();
  }

  [[nodiscard]] std::string take() {
    out_.resize(size_);
    return static_cast<std::string&&>(out_);
  }

 private:
  void open(std::string_view name, char bracket);
  void close(char bracket);
  void separate();
  void key(std::string_view name);
  void quote(std::string_view text);
  void put(char c);
  void put(std::string_view text);
  /** Where the next `count` bytes go. */
  [[nodiscard]] char* room(std::size_t count);

  /** Filled up to `size_`; a string that grows with each byte would ask itself each time where its bytes are. */
  std::string out_;
  std::size_t size_ = 0;
  bool first_ = true;
};

/** The member "links": where a reader can check what was said. */
void write_links(JsonWriter& json, std::span<const SourceId> sources);

}  // namespace closecode
