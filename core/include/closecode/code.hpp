/**
 * Facts about a close code, without any text: constexpr, without allocation, total over every integer.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4
 */
#pragma once

#include <closecode/generated/facts.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

namespace closecode {

/** What a page sees when nothing better is known. @see https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5 */
inline constexpr std::int32_t abnormal_closure = 1006;

/** All entries: the registered codes ascending, then the ranges, last the answer to numbers that are no code. */
[[nodiscard]] constexpr std::span<const Entry> entries() noexcept { return generated::entries; }

/** The registered codes, ascending. */
[[nodiscard]] constexpr std::span<const Entry> registered_entries() noexcept {
  const auto& all = generated::entries;
  const auto end = std::find_if(all.begin(), all.end(), [](const Entry& entry) { return !entry.registered; });
  return std::span(all).first(static_cast<std::size_t>(end - all.begin()));
}

/**
 * The entry that answers for a code: its own, else its range's. A number outside 0 to 65535, which no Close
 * frame can carry, gets the entry "Not a Close Code". Binary search over the codes, no allocation.
 */
[[nodiscard]] constexpr const Entry& find(std::int32_t code) noexcept {
  const auto registered = registered_entries();
  const auto own = std::lower_bound(registered.begin(), registered.end(), code,
                                    [](const Entry& entry, std::int32_t wanted) { return entry.from < wanted; });
  if (own != registered.end() && own->from == code) return *own;
  for (const Entry& range : entries().subspan(registered.size())) {
    if (range.from <= code && code <= range.to) return range;
  }
  return generated::entries.back();
}

/** Is `code` in the registry, with a meaning of its own? */
[[nodiscard]] constexpr bool is_registered(std::int32_t code) noexcept { return find(code).registered; }

/**
 * May a page pass `code` to `WebSocket.close()`? Only 1000 and 3000 to 4999.
 * @see https://websockets.spec.whatwg.org/#dom-websocket-close
 */
[[nodiscard]] constexpr bool is_sendable_by_page(std::int32_t code) noexcept { return find(code).page; }

/** May an endpoint put `code` into a Close frame? @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2 */
[[nodiscard]] constexpr bool is_allowed_on_wire(std::int32_t code) noexcept { return find(code).wire == Wire::allowed; }

[[nodiscard]] constexpr const BrowserFacts& facts_of(Browser browser) noexcept {
  return generated::browsers[static_cast<std::size_t>(browser)];
}

[[nodiscard]] constexpr Source source_of(SourceId id) noexcept {
  const std::size_t place = 2 * static_cast<std::size_t>(id);
  return {generated::source_texts[place], generated::source_texts[place + 1]};
}

/** Does a received Close frame's `code` reach the page of that browser unchanged? */
[[nodiscard]] constexpr bool accepts(const BrowserFacts& browser, std::int32_t code) noexcept {
  return std::any_of(browser.accepts.begin(), browser.accepts.end(), [code](Interval i) { return i.contains(code); });
}

/** `CloseEvent.code` in `browser` when a server puts `code` into its Close frame: `code` itself, or 1006. */
[[nodiscard]] constexpr std::int32_t reported_as(std::int32_t code, Browser browser) noexcept {
  return accepts(facts_of(browser), code) ? code : abnormal_closure;
}

/** Can a page in `browser` meet `code` at all: received from a server, or made by the browser itself? */
[[nodiscard]] constexpr bool can_meet(std::int32_t code, Browser browser) noexcept {
  const auto makes = facts_of(browser).makes;
  return accepts(facts_of(browser), code) || std::find(makes.begin(), makes.end(), code) != makes.end();
}

template <typename Value, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const JoinedTexts<N>& names, Value value) noexcept {
  return names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(Sender value) noexcept { return name_in(sender_names, value); }
[[nodiscard]] constexpr std::string_view to_string(Wire value) noexcept { return name_in(wire_names, value); }
[[nodiscard]] constexpr std::string_view to_string(Retry value) noexcept { return name_in(retry_names, value); }
[[nodiscard]] constexpr std::string_view to_string(Severity value) noexcept { return name_in(severity_names, value); }
[[nodiscard]] constexpr std::string_view to_string(Category value) noexcept { return name_in(category_names, value); }

}  // namespace closecode
