#pragma once

#include <closecode/read.hpp>

#include <cstddef>
#include <string_view>

namespace closecode::reading {

/** Is the line an event of Chrome's NetLog that tells of a Close frame? */
[[nodiscard]] bool is_net_log_close(std::string_view line) noexcept;

/**
 * Reads such events. The event itself has no code: it is in the bytes that the socket received right before it or sent
 * right after it, which a log has that was captured with "Include raw bytes".
 */
class NetLog {
 public:
  /**
   * @param text the log around the event
   * @param begin, end the event's line
   * @return no for the answer to a Close frame that was told
   */
  [[nodiscard]] bool read(std::string_view text, std::size_t begin, std::size_t end, ReadHit& hit);

 private:
  /** The stream whose first Close frame was told. */
  std::int64_t told_source_ = -1;
};

}  // namespace closecode::reading
