#include "score.hpp"

#include "model_tables.hpp"

#include <algorithm>
#include <utility>

namespace closecode::model {
namespace {

/** A cause that no single signal proves is never given more. */
constexpr double most_in_doubt = 0.9;
constexpr double most_when_certain = 0.99;
constexpr double least_worth_naming = 0.01;
/** A signal that leaves no doubt must also speak clearly for the cause. */
constexpr std::int32_t clearly = 30;

/** e to the power of a number from -1000 to 0. std::exp would bring a table of 2 KB for digits that nobody sees. */
[[nodiscard]] double power_of_e(double exponent) noexcept {
  constexpr int halvings = 10;
  const double small = exponent / (1 << halvings);
  double power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4 * (1 + small / 5))));
  for (int i = 0; i < halvings; ++i) power *= power;
  return power;
}

/** Above the number of conditions in a rule's first byte. */
constexpr std::uint8_t certain_mark = 0x80;

}  // namespace

std::string_view rule_id(std::size_t rule) noexcept { return rule_ids[rule]; }

std::size_t rule_count() noexcept { return rule_texts.size(); }

Bytes Score::conditions_at(std::size_t place) noexcept { return {condition_bytes.data(), place}; }

Score::Score(const Features& features, std::size_t without) {
  static_assert(causes.size() <= most_causes && rule_texts.size() <= most_rules);
  static_assert(condition_bytes.size() < 0xffff && effect_bytes.size() < 0xffff);
  const auto place = [](const Bytes& bytes) { return static_cast<std::uint16_t>(bytes.at()); };
  for (std::size_t cause = 0; cause < causes.size(); ++cause) scores_[cause] = causes[cause].prior;
  Bytes conditions = conditions_at(0);
  Bytes effects(effect_bytes.data(), 0);
  for (std::size_t rule = 0; rule < rule_texts.size(); ++rule) {
    const std::uint16_t begin = place(conditions);
    const std::uint8_t head = conditions.byte();
    const bool met = features.meet(conditions, head & 0x7fU);
    const std::size_t length = effects.number();
    const std::size_t end = effects.at() + length;
    if (met && rule != without) {
      places_[rule] = {begin, place(effects), static_cast<std::uint16_t>(end)};
      for (std::size_t first = 0; effects.at() < end;) {
        const Effect effect = Effect::read(effects, first);
        first = effect.first;
        for (std::size_t cause = first; cause < first + effect.count; ++cause) {
          scores_[cause] += effect.tenths;
          if ((head & certain_mark) != 0 && effect.tenths >= clearly) certain_[cause] = true;
        }
      }
    }
    effects.go_to(end);
  }
}

Ranking Score::ranked() const {
  std::array<double, causes.size()> shares{};
  // "Something else" has the score 0. The largest score is taken out, so that no power overflows.
  double largest = 0;
  for (std::size_t cause = 0; cause < causes.size(); ++cause) largest = std::max(largest, of(cause));
  double sum = power_of_e(-largest);
  for (std::size_t cause = 0; cause < causes.size(); ++cause) sum += shares[cause] = power_of_e(of(cause) - largest);

  Ranking ranked;
  for (;;) {
    std::size_t best = 0;
    for (std::size_t cause = 1; cause < causes.size(); ++cause) {
      if (shares[cause] > shares[best]) best = cause;
    }
    const double probability = shares[best] / sum;
    const std::size_t found = ranked.size();
    if (found > 0 && probability < least_worth_naming) return ranked;
    ranked.add({best, std::min(probability, is_certain(best) ? most_when_certain : most_in_doubt)});
    if (ranked.size() == found) return ranked;
    shares[best] = -1;
  }
}

Signals Score::signals_of(std::size_t cause) const {
  Signals signals;
  for (std::size_t rule = 0; rule < rule_texts.size(); ++rule) {
    if (!fired(rule)) continue;
    Bytes effects(effect_bytes.data(), places_[rule].effects);
    std::int32_t weight = 0;
    for (std::size_t first = 0; effects.at() < places_[rule].end;) {
      const Effect effect = Effect::read(effects, first);
      first = effect.first;
      if (effect.touches(cause)) weight += effect.tenths;
    }
    if (weight == 0) continue;
    const auto strength = [](const Signal& signal) { return signal.tenths < 0 ? -signal.tenths : signal.tenths; };
    signals.add({rule, weight});
    // In their order already, so that one step down is enough; a sort would weigh more than this file.
    for (std::size_t i = signals.size() - 1; i > 0 && strength(signals[i - 1]) < strength(signals[i]); --i) {
      std::swap(signals[i - 1], signals[i]);
    }
  }
  return signals;
}

}  // namespace closecode::model
