#pragma once

#include <closecode/read.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace closecode::reading {

enum class HarStart : std::uint8_t { no, unclear, yes };

/** Is the text the beginning of an HTTP Archive? Unclear while too little of it is known. */
[[nodiscard]] HarStart har_start(std::string_view text) noexcept;

/**
 * Reads an HTTP Archive, in pieces of any size and constant memory. Each entry of a WebSocket gives one close at most:
 * its first Close frame, the browser's own sentence about what failed, or the status of a refused handshake. What
 * bodies and messages say is passed over, because a script that speaks of closes is none.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/ and, for the members with an underscore,
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/models/har/Log.ts
 */
class Har {
 public:
  void feed(std::string_view bytes, std::vector<ReadHit>& hits);
  /** An archive that was cut off tells what its last entry had said. */
  void finish(std::vector<ReadHit>& hits) { end_entry(hits); }

 private:
  enum class Key : std::uint8_t {
    other,
    log,
    entries,
    request,
    url,
    response,
    status,
    error,
    messages,
    kind,
    type,
    opcode,
    data
  };
  struct Place {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    std::uint64_t line = 1;
  };
  struct Entry {
    bool is_socket = false;
    bool has_messages = false;
    bool has_close = false;
    std::int32_t status = -1;
    Place status_place;
    std::string url;
    std::string error;
    Place error_place;
    ReadHit close;
  };
  struct Message {
    std::string type;
    std::int32_t opcode = -1;
    std::string data;
    Place place;
  };

  [[nodiscard]] static Key key_named(std::string_view name) noexcept;
  [[nodiscard]] Key key(std::size_t depth) const noexcept { return depth < keys_.size() ? keys_[depth] : Key::other; }
  /** Is the innermost object the archive's list of entries, or below it? */
  [[nodiscard]] bool in_entries() const noexcept { return key(1) == Key::log && key(2) == Key::entries; }
  [[nodiscard]] bool in_messages() const noexcept { return in_entries() && key(4) == Key::messages; }
  void take(char c, std::vector<ReadHit>& hits);
  void take_string(char c);
  void open();
  void close(std::vector<ReadHit>& hits);
  void end_value();
  void set_error(std::string_view text, const Place& place);
  void end_message();
  void end_entry(std::vector<ReadHit>& hits);

  /** The key of the value that is read, for each depth that matters; the root object has depth 1. */
  std::array<Key, 7> keys_{};
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  /** The last string without its quotes, or the last number or name; the beginning of a long one. */
  std::string token_;
  bool has_token_ = false;
  Place token_place_;
  std::uint64_t at_ = 0;
  std::uint64_t line_ = 1;
  Entry entry_;
  Message message_;
};

}  // namespace closecode::reading
