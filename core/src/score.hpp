#pragma once

#include "features.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace closecode::model {

inline constexpr std::size_t no_rule = static_cast<std::size_t>(-1);

struct RankedCause {
  std::size_t cause;
  double probability;
};
using Ranking = ShortList<RankedCause, 8>;

/** The stable id of a rule. */
[[nodiscard]] std::string_view rule_id(std::size_t rule) noexcept;
[[nodiscard]] std::size_t rule_count() noexcept;

/** A signal of one cause. */
struct Signal {
  std::size_t rule;
  std::int32_t tenths;
};
using Signals = ShortList<Signal, 48>;

/** What the rules make of an observation. */
class Score {
 public:
  /** @param without leaves one rule out, so that tests can see what it does */
  explicit Score(const Features& features, std::size_t without = no_rule);

  /** In log-odds against "something else", by cause. */
  [[nodiscard]] double of(std::size_t cause) const noexcept { return scores_[cause] / 10.0; }
  [[nodiscard]] bool fired(std::size_t rule) const noexcept { return places_[rule].end != 0; }
  /** The conditions of a rule that fired. */
  template <typename Visit>
  void each_condition(std::size_t rule, Visit visit) const {
    Bytes bytes = conditions_at(places_[rule].conditions);
    const std::size_t count = bytes.byte() & 0x7fU;
    for (std::size_t i = 0; i < count; ++i) visit(Condition::read(bytes));
  }
  /** Is a cause told by a signal that leaves no doubt? */
  [[nodiscard]] bool is_certain(std::size_t cause) const noexcept { return certain_[cause]; }

  /** The likely causes, most probable first, never empty. The probabilities sum to less than 1. */
  [[nodiscard]] Ranking ranked() const;
  /** The rules that speak for or against a cause, the strongest first. */
  [[nodiscard]] Signals signals_of(std::size_t cause) const;

 private:
  [[nodiscard]] static Bytes conditions_at(std::size_t place) noexcept;

  static constexpr std::size_t most_causes = 128;
  static constexpr std::size_t most_rules = 256;

  std::array<std::int32_t, most_causes> scores_{};
  /** Where the conditions and the effects of a rule that fired are written. */
  struct Place {
    std::uint16_t conditions;
    std::uint16_t effects;
    std::uint16_t end;
  };
  std::array<Place, most_rules> places_{};
  std::array<bool, most_causes> certain_{};
};

}  // namespace closecode::model
