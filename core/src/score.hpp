#pragma once

#include "features.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace closecode::model {

inline constexpr std::size_t no_rule = static_cast<std::size_t>(-1);

struct RankedCause {
  std::size_t cause;
  double probability;
};

/** A signal of one cause. */
struct Signal {
  std::size_t rule;
  std::int32_t hundredths;
};

/** What the rules make of an observation. */
class Score {
 public:
  /** @param without leaves one rule out, so that tests can see what it does */
  explicit Score(const Features& features, std::size_t without = no_rule);

  /** In log-odds against "something else", by cause. */
  [[nodiscard]] double of(std::size_t cause) const noexcept { return scores_[cause] / 100.0; }
  [[nodiscard]] bool fired(std::size_t rule) const noexcept { return fired_[rule]; }
  /** Is a cause told by a signal that leaves no doubt? */
  [[nodiscard]] bool is_certain(std::size_t cause) const noexcept { return certain_[cause]; }

  /** The likely causes, most probable first, never empty. The probabilities sum to less than 1. */
  [[nodiscard]] std::vector<RankedCause> ranked() const;
  /** The rules that speak for or against a cause, the strongest first. */
  [[nodiscard]] std::vector<Signal> signals_of(std::size_t cause) const;

 private:
  static constexpr std::size_t most_causes = 128;
  static constexpr std::size_t most_rules = 256;

  std::array<std::int32_t, most_causes> scores_{};
  std::bitset<most_rules> fired_;
  std::bitset<most_causes> certain_;
};

}  // namespace closecode::model
