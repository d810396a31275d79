/**
 * What is known about one close code or one range of codes. The facts themselves are baked from core/data.
 */
#pragma once

#include <closecode/generated/vocabulary.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace closecode {

/** Where a text stands in a language pack. */
using TextId = std::uint16_t;
inline constexpr TextId no_text = 0xffff;

/** A place a reader can check a fact at. */
struct Source {
  std::string_view label;
  std::string_view url;
};

/** An interval of codes, both ends included. */
struct Interval {
  std::int32_t from;
  std::int32_t to;

  [[nodiscard]] constexpr bool contains(std::int32_t code) const noexcept { return from <= code && code <= to; }
};

/** How one browser treats close codes, as measured; see core/data/browsers.json for version and date. */
struct BrowserFacts {
  std::string_view name;
  std::string_view version;
  /** Codes of a received Close frame that reach `CloseEvent.code` unchanged; every other becomes 1006. */
  std::span<const Interval> accepts;
  /** Codes the browser reports without any Close frame that names them. */
  std::span<const std::int32_t> makes;
};

/** One registered code (`from == to`), or a range of codes that share everything. */
struct Entry {
  std::int32_t from;
  std::int32_t to;
  /** The registry's own spelling, e.g. "TLS handshake". Never translated. */
  std::string_view name;
  /** The name spelled out, e.g. "TLS Handshake Failure". Never translated. */
  std::string_view label;
  /** Further names in libraries, folded (lower-case letters and digits), without their common prefixes,
   * space-separated. */
  std::string_view search_names;
  bool registered;
  /** May a page pass it to `close()`? */
  bool page;
  Category category;
  /** Who may put it into a Close frame. */
  Sender sender;
  /** Whether it travels at all; `local` codes are made up by the side that reports them. */
  Wire wire;
  Retry retry;
  /** How long to wait where `retry` is `backoff`. */
  Patience wait;
  Severity severity;
  /** Where to look first. */
  CauseGroup cause;
  /** When in the life of a connection it occurs. */
  Moment moment;
  /** Specification sections first, then further sources. */
  std::span<const SourceId> sources;
  /** The first of its texts; the others follow in the order of `EntryText`. */
  TextId first_text;
};

/** The texts every entry has, by their distance from `Entry::first_text`. */
enum class EntryText : std::uint8_t { title, description, when, fix, retry, summary, choose };

/** Sentences about two codes, by the value that a fact has for each. Symmetric; the text's {a} has the earlier value.
 */
struct PairTexts {
  const TextId* cells;
  std::size_t values;

  [[nodiscard]] constexpr TextId at(std::size_t left, std::size_t right) const noexcept {
    return cells[left * values + right];
  }
};

/** A sentence written for one pair of codes. */
struct PairNote {
  std::int32_t left;
  std::int32_t right;
  TextId text;
};

}  // namespace closecode
