/**
 * Finds closes in text: console lines, server logs, exports of browsers. Never takes a bare number in running text for
 * a code. Linear in the length of the text, in constant memory however long a line is.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace closecode {

/** Which way the Close frame went, as the side that wrote the text tells it. */
enum class FrameDirection : std::uint8_t { unknown, sent, received };

/** One close as a text tells it. Numbers are -1 where the text does not say. */
struct ReadHit {
  /** Bytes from the beginning of the text. */
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  /** Counted from 1. */
  std::uint64_t line = 1;
  /** Which program writes so, e.g. "gorilla"; "log" where any may. Lives as long as the program. */
  std::string_view shape;
  FrameDirection direction = FrameDirection::unknown;
  std::int32_t code = -1;
  /** HTTP status of a handshake that failed. */
  std::int32_t status = -1;
  std::int64_t open_ms = -1;
  /** 1 yes, 0 no. */
  std::int8_t opened = -1;
  std::int8_t was_clean = -1;
  bool has_reason = false;
  bool blocked_by_policy = false;
  /** A wrapper such as Socket.IO made the close up. */
  bool is_synthetic = false;
  /** Well-formed UTF-8. */
  std::string reason;
  std::string url;
  /** Id of the cause that the text names, such as "network/refused". */
  std::string_view failure;
  std::string_view browser;
  /** Name of the exception that a constructor threw. */
  std::string_view thrown;
};

/** Reads a stream in pieces of any size. */
class Reader {
 public:
  Reader();
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /** Takes the next piece in and appends the closes that are complete; any bytes are fine. */
  void feed(std::string_view bytes, std::vector<ReadHit>& hits);
  /** The text has ended: appends what was waiting for more. */
  void finish(std::vector<ReadHit>& hits);

 private:
  class Stream;
  std::unique_ptr<Stream> stream_;
};

/** All closes of a text. Text that is nothing but a code or its name, as people paste it, is one, too. */
[[nodiscard]] std::vector<ReadHit> read(std::string_view text);

/** An array of hits with the field names of the JavaScript contract, and each hit's `line`. */
[[nodiscard]] std::string to_json(std::span<const ReadHit> hits);

}  // namespace closecode
