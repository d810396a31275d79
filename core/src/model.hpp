/** The shapes of the tables that core/bake makes from causes, rules and facts. */
#pragma once

#include <closecode/entry.hpp>
#include <closecode/joined_texts.hpp>

#include "model_features.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace closecode::model {

/** A short list that never allocates; what comes when it is full is left out. */
template <typename Item, std::size_t N>
class ShortList {
 public:
  constexpr void add(const Item& item) noexcept {
    if (size_ < N) items_[size_++] = item;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr Item& operator[](std::size_t index) noexcept { return items_[index]; }
  [[nodiscard]] constexpr const Item& front() const noexcept { return items_[0]; }
  [[nodiscard]] constexpr const Item* begin() const noexcept { return items_.data(); }
  [[nodiscard]] constexpr const Item* end() const noexcept { return items_.data() + size_; }

 private:
  std::array<Item, N> items_{};
  std::size_t size_ = 0;
};

/**
 * Reads the bytes in which rules and checks are written: single bytes and LEB128 numbers. Inlined even where code is
 * made small, because every diagnosis reads some thousand of them.
 */
class Bytes {
 public:
  constexpr Bytes(const std::uint8_t* data, std::size_t at) noexcept : data_(data), at_(at) {}

  [[nodiscard, gnu::always_inline]] constexpr std::uint8_t byte() noexcept { return data_[at_++]; }
  [[nodiscard, gnu::always_inline]] constexpr std::uint32_t number() noexcept {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t next = byte();
      value |= (next & 0x7fU) << shift;
      if (next < 0x80) return value;
    }
  }
  /** Zigzag: 0, -1, 1, -2, ... */
  [[nodiscard]] constexpr std::int32_t signed_number() noexcept {
    const std::uint32_t value = number();
    return static_cast<std::int32_t>(value >> 1U) ^ -static_cast<std::int32_t>(value & 1U);
  }
  [[nodiscard]] constexpr std::size_t at() const noexcept { return at_; }
  constexpr void go_to(std::size_t place) noexcept { at_ = place; }

 private:
  const std::uint8_t* data_;
  std::size_t at_;
};

/** The upper half of a byte's values tells that more follows than in the usual case. */
inline constexpr std::uint8_t long_mark = 0x80;
inline constexpr std::uint32_t without_mark = 0x7f;

/** One condition as it is written: the feature's value is `from`, or with the mark lies from `from` to `from + more`.
 */
struct Condition {
  Feature feature;
  std::int32_t from;
  std::int32_t to;

  [[nodiscard]] static constexpr Condition read(Bytes& bytes) noexcept {
    const std::uint8_t head = bytes.byte();
    const auto from = static_cast<std::int32_t>(bytes.number());
    const auto more = (head & long_mark) != 0 ? static_cast<std::int32_t>(bytes.number()) : 0;
    return {static_cast<Feature>(head & without_mark), from, from + more};
  }
};

/**
 * What a rule adds to the scores of neighbouring causes, in tenths of log-odds. Written as the steps from the first
 * cause of the effect before; with the mark, how many causes follows.
 */
struct Effect {
  std::size_t first;
  std::size_t count;
  std::int32_t tenths;

  [[nodiscard]] static constexpr Effect read(Bytes& bytes, std::size_t before) noexcept {
    const std::uint8_t head = bytes.byte();
    const std::size_t count = (head & long_mark) != 0 ? bytes.byte() : 1;
    return {before + (head & without_mark), count, bytes.signed_number()};
  }
  [[nodiscard]] constexpr bool touches(std::size_t cause) const noexcept {
    return first <= cause && cause < first + count;
  }
};

struct CauseFacts {
  /** In tenths of log-odds. */
  std::int16_t prior;
  Retry retry;
  std::uint8_t sources_end;
  std::uint8_t snippets_end;
};

/** A time after which some components end a connection, and how far a measurement may be off. */
struct Duration {
  std::int32_t ms;
  std::int32_t within;
};

/** Names of hosts or beginnings and ends of such names, and where each leads. */
template <std::size_t N>
struct HostNames {
  JoinedTexts<N> names;
  std::array<HostKind, N> kinds;

  /** The kind of the first name for which `matches`. */
  template <typename Matches>
  [[nodiscard]] constexpr std::optional<HostKind> kind_where(Matches matches) const noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (matches(names[i])) return kinds[i];
    }
    return std::nullopt;
  }
};

struct Ipv4Block {
  std::uint32_t address;
  std::uint8_t bits;
  HostKind kind;
};

/** `max_ms` 0: no upper end of its own. */
struct RetryFloor {
  std::int32_t min_ms;
  std::int32_t max_ms;
};

struct ProfileRule {
  std::int32_t from;
  std::int32_t to;
  Retry retry;
};

/** A protocol with rules of its own, known by subprotocols and by hosts (which begin with a dot). */
struct Profile {
  std::uint8_t marks_end;
  std::uint8_t rules_end;
};

/** Places in a table, the end not included. */
struct Places {
  std::size_t begin;
  std::size_t end;
};

/** The places that belong to the owner at `index`; `End` is the owner's member that says where they end. */
template <auto End, typename Owner, std::size_t M>
[[nodiscard]] constexpr Places places_of(const std::array<Owner, M>& owners, std::size_t index) noexcept {
  return {index == 0 ? std::size_t{0} : owners[index - 1].*End, owners[index].*End};
}

/** The part of a table that belongs to the owner at `index`. */
template <auto End, typename Item, std::size_t N, typename Owner, std::size_t M>
[[nodiscard]] constexpr std::span<const Item> part_of(const std::array<Item, N>& all,
                                                      const std::array<Owner, M>& owners, std::size_t index) noexcept {
  const auto [begin, end] = places_of<End>(owners, index);
  return std::span<const Item>(all).subspan(begin, end - begin);
}

}  // namespace closecode::model
