/**
 * May a page call `WebSocket.close(code, reason)` like this?
 * @see https://websockets.spec.whatwg.org/#dom-websocket-close
 */
#pragma once

#include <closecode/compare.hpp>
#include <closecode/language.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace closecode {

/** A Close frame's body holds 125 bytes, two of them the code. RFC 6455, sections 5.5 and 5.5.1. */
inline constexpr std::size_t max_reason_bytes = 123;

/** The DOMException that the browser would throw. */
enum class CloseError : std::uint8_t { none, invalid_access, syntax };
/** "InvalidAccessError", "SyntaxError", or "" for none. */
[[nodiscard]] std::string_view to_string(CloseError error) noexcept;

struct CloseSuggestion {
  std::int32_t code;
  std::string reason;
};

struct CloseCheck {
  CloseError error = CloseError::none;
  /** Length of the reason in UTF-8, after ill-formed input was replaced as the browser does. */
  std::size_t reason_bytes = 0;
  std::string message;
  /** A legal call that says the same, where the checked one is not legal. */
  std::optional<CloseSuggestion> suggestion;

  [[nodiscard]] bool ok() const noexcept { return error == CloseError::none; }
};

/**
 * @param code none when the page passes no code; -1 for a value that is not a number
 * @param reason UTF-8; each ill-formed part, a lone surrogate too, counts as U+FFFD (3 bytes); none when not passed
 */
[[nodiscard]] CloseCheck check_close(std::optional<AskedCode> code, std::optional<std::string_view> reason,
                                     const Catalog& catalog);

}  // namespace closecode
