#include "score.hpp"

#include "model_tables.hpp"

#include <algorithm>
#include <cmath>

namespace closecode::model {
namespace {

/** A cause that no single signal proves is never given more. */
constexpr double most_in_doubt = 0.9;
constexpr double most_when_certain = 0.99;
constexpr double least_worth_naming = 0.01;
constexpr std::size_t most_named = 8;
/** A signal that leaves no doubt must also speak clearly for the cause. */
constexpr std::int32_t clearly = 300;

[[nodiscard]] std::span<const Condition> conditions_of(std::size_t rule) noexcept {
  return part_of<&Rule::conditions_end>(rule_conditions, rules, rule);
}

[[nodiscard]] std::span<const Effect> effects_of(std::size_t rule) noexcept {
  return part_of<&Rule::effects_end>(rule_effects, rules, rule);
}

}  // namespace

Score::Score(const Features& features, std::size_t without) {
  static_assert(causes.size() <= most_causes && rules.size() <= most_rules);
  for (std::size_t cause = 0; cause < causes.size(); ++cause) scores_[cause] = causes[cause].prior;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (rule == without || !features.meet(conditions_of(rule))) continue;
    fired_[rule] = true;
    for (const auto& [cause, hundredths] : effects_of(rule)) {
      scores_[cause] += hundredths;
      if (rules[rule].certain && hundredths >= clearly) certain_[cause] = true;
    }
  }
}

std::vector<RankedCause> Score::ranked() const {
  std::array<double, causes.size()> shares{};
  // "Something else" has the score 0. The largest score is taken out, so that no power overflows.
  double largest = 0;
  for (std::size_t cause = 0; cause < causes.size(); ++cause) largest = std::max(largest, of(cause));
  double sum = std::exp(-largest);
  for (std::size_t cause = 0; cause < causes.size(); ++cause) sum += shares[cause] = std::exp(of(cause) - largest);

  std::vector<RankedCause> ranked;
  ranked.reserve(most_named);
  while (ranked.size() < most_named) {
    const auto best = std::max_element(shares.begin(), shares.end());
    const double probability = *best / sum;
    if (!ranked.empty() && probability < least_worth_naming) break;
    const auto cause = static_cast<std::size_t>(best - shares.begin());
    ranked.push_back({cause, std::min(probability, is_certain(cause) ? most_when_certain : most_in_doubt)});
    *best = -1;
  }
  return ranked;
}

std::vector<Signal> Score::signals_of(std::size_t cause) const {
  std::vector<Signal> signals;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (!fired(rule)) continue;
    for (const Effect& effect : effects_of(rule)) {
      if (effect.cause != cause || effect.hundredths == 0) continue;
      const std::int32_t weight = effect.hundredths;
      const auto strength = [](std::int32_t hundredths) { return hundredths < 0 ? -hundredths : hundredths; };
      // In their order already, so that an insertion is enough; a sort would weigh more than this file.
      auto place = signals.end();
      while (place != signals.begin() && strength((place - 1)->hundredths) < strength(weight)) --place;
      signals.insert(place, {rule, weight});
    }
  }
  return signals;
}

}  // namespace closecode::model
