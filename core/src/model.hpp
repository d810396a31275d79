/** The shapes of the tables that core/bake makes from causes, rules and facts. */
#pragma once

#include <closecode/entry.hpp>

#include "model_features.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace closecode::model {

/** The feature's value lies between both ends. Neighbouring conditions on one feature are alternatives. */
struct Condition {
  std::uint8_t feature;
  std::int32_t from;
  std::int32_t to;
};

/** What a rule adds to a cause's score, in hundredths of log-odds. */
struct Effect {
  std::uint8_t cause;
  std::int16_t hundredths;
};

/** Conditions and effects of all rules lie end to end; a rule's begin where the one before it ends. */
struct Rule {
  std::string_view id;
  TextId text;
  /** Leaves no doubt about a cause that it speaks for. */
  bool certain;
  std::uint16_t conditions_end;
  std::uint16_t effects_end;
};

/** What to observe next while one of its causes is in doubt. */
struct Check {
  TextId text;
  std::uint16_t conditions_end;
  std::uint16_t causes_end;
};

struct CauseFacts {
  std::string_view id;
  std::int16_t prior;
  Retry retry;
  /** The title; explanation and fix follow. */
  TextId first_text;
  std::uint16_t sources_end;
  std::uint16_t snippets_end;
};

/** A command or setting with ${placeholders}. */
struct Template {
  std::string_view kind;
  std::string_view text;
};

/** A time after which some components end a connection, and how far a measurement may be off. */
struct Duration {
  std::int32_t ms;
  std::int32_t within;
  std::string_view components;
};

struct SizeLimit {
  std::int64_t bytes;
  std::string_view component;
};

struct HostName {
  std::string_view name;
  HostKind kind;
};

struct Ipv4Block {
  std::uint32_t address;
  std::uint8_t bits;
  HostKind kind;
};

/** `max_ms` 0: no upper end of its own. */
struct RetryFloor {
  std::int64_t min_ms;
  std::int64_t max_ms;
};

struct ProfileRule {
  std::int32_t from;
  std::int32_t to;
  Retry retry;
};

/** A protocol with rules of its own, known by subprotocols and by hosts (which begin with a dot). */
struct Profile {
  std::string_view id;
  std::uint8_t marks_end;
  std::uint8_t rules_end;
};

/** The part of a table that belongs to the owner at `index`; `End` is the owner's member that says where it ends. */
template <auto End, typename Item, std::size_t N, typename Owner, std::size_t M>
[[nodiscard]] constexpr std::span<const Item> part_of(const std::array<Item, N>& all,
                                                      const std::array<Owner, M>& owners, std::size_t index) noexcept {
  const std::size_t begin = index == 0 ? 0 : owners[index - 1].*End;
  return std::span<const Item>(all).subspan(begin, owners[index].*End - begin);
}

}  // namespace closecode::model
