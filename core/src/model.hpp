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

/** One condition as it is written: the feature's value lies from `from` to `from + more`. */
struct Condition {
  Feature feature;
  std::int32_t from;
  std::int32_t to;

  [[nodiscard]] static constexpr Condition read(Bytes& bytes) noexcept {
    const auto feature = static_cast<Feature>(bytes.byte());
    const auto from = static_cast<std::int32_t>(bytes.number());
    return {feature, from, from + static_cast<std::int32_t>(bytes.number())};
  }
};

/** What a rule adds to the scores of neighbouring causes, in tenths of log-odds. */
struct Effect {
  std::size_t first;
  std::size_t count;
  std::int32_t tenths;

  [[nodiscard]] static constexpr Effect read(Bytes& bytes) noexcept {
    const std::size_t first = bytes.byte();
    const std::size_t count = bytes.byte();
    return {first, count, bytes.signed_number()};
  }
  [[nodiscard]] constexpr bool touches(std::size_t cause) const noexcept {
    return first <= cause && cause < first + count;
  }
};

/** Texts that lie end to end. */
template <std::size_t N>
struct JoinedTexts {
  std::string_view all;
  std::array<std::uint8_t, N> lengths;

  [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const noexcept {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < index; ++i) begin += lengths[i];
    return all.substr(begin, lengths[index]);
  }
};

struct CauseFacts {
  /** In tenths of log-odds. */
  std::int16_t prior;
  Retry retry;
  std::uint8_t sources_end;
  std::uint8_t snippets_end;
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
  std::int32_t bytes;
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
