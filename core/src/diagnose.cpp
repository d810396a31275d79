#include <closecode/diagnose.hpp>

#include "advice.hpp"
#include "format.hpp"
#include "model_tables.hpp"
#include "score.hpp"
#include "snippets.hpp"

#include <algorithm>

namespace closecode {
namespace {

using namespace model;

/** A cause counts as one of the leading ones from here on. */
constexpr double likely = 0.08;
constexpr double settled = 0.9;
constexpr std::size_t most_checks = 4;

/** "0.06", "7.5", "61": as exact as the size calls for. */
[[nodiscard]] std::string seconds_of(std::int64_t ms) {
  if (ms >= 10'000) return std::string(Decimal((ms + 500) / 1000).view());
  std::string text(Decimal(ms / 1000).view());
  std::string digits(Decimal(ms % 1000 / 10 + 100).view().substr(1));
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  if (!digits.empty()) text += "." + digits;
  return text;
}

/** What the placeholders of a rule's text stand for: the values that its conditions looked at. */
struct Measured {
  std::string seconds;
  std::string count;
  std::string bytes;
  std::string_view components;

  Measured(std::span<const Condition> conditions, const Observation& seen, const Features& features) {
    const auto number = [&](Feature feature) { return std::string(Decimal(features.at(feature)).view()); };
    const auto time = [&](const std::optional<std::int64_t>& ms) { seconds = seconds_of(ms.value_or(0)); };
    for (const Condition& condition : conditions) {
      const auto feature = static_cast<Feature>(condition.feature);
      switch (feature) {
        case Feature::connect_ms: time(seen.connect_ms); break;
        case Feature::suspended_ms: time(seen.suspended_ms); break;
        case Feature::idle_ms: time(seen.idle_ms); break;
        case Feature::open_ms: time(seen.open_ms); break;
        case Feature::idle:
          time(seen.idle_ms ? seen.idle_ms : seen.open_ms);
          components = limit(idle_limits, features.at(feature));
          break;
        case Feature::quiet:
          time(seen.open_ms);
          components = limit(idle_limits, features.at(feature));
          break;
        case Feature::age:
          time(seen.open_ms);
          components = limit(lifetime_limits, features.at(feature));
          break;
        case Feature::failures:
        case Feature::same_open:
        case Feature::together: count = number(feature); break;
        case Feature::buffered: bytes = number(feature); break;
        case Feature::last_sent:
          bytes = number(feature);
          for (const SizeLimit& size : size_limits) {
            if (size.bytes < features.at(feature)) components = size.component;
          }
          break;
        default: break;
      }
    }
  }

 private:
  template <std::size_t N>
  [[nodiscard]] static std::string_view limit(const std::array<Duration, N>& limits, std::int32_t place) noexcept {
    return limits[static_cast<std::size_t>(place)].components;
  }
};

[[nodiscard]] std::string text_of(std::size_t rule, const Observation& seen, const Features& features,
                                  const Catalog& catalog) {
  const TextId text = rules[rule].text;
  if (catalog.text(text).find('{') == std::string_view::npos) return std::string(catalog.text(text));
  const Measured measured(part_of<&Rule::conditions_end>(rule_conditions, rules, rule), seen, features);
  const auto number = [](std::optional<std::int64_t> value) { return std::string(Decimal(value.value_or(0)).view()); };
  return format(catalog, text,
                {{"code", number(seen.code)},
                 {"port", number(features.url() ? std::optional(features.url()->port) : std::nullopt)},
                 {"status", number(seen.probe ? seen.probe->status : std::nullopt)},
                 {"ms", number(seen.connect_ms)},
                 {"seconds", measured.seconds},
                 {"count", measured.count},
                 {"bytes", measured.bytes},
                 {"components", measured.components}});
}

[[nodiscard]] Cause cause_of(const RankedCause& ranked, const Score& score, const Observation& seen,
                             const Features& features, const Catalog& catalog) {
  const CauseFacts& facts = causes[ranked.cause];
  const auto text = [&](int place) { return catalog.text(static_cast<TextId>(facts.first_text + place)); };
  std::vector<Evidence> evidence;
  const std::vector<Signal> signals = score.signals_of(ranked.cause);
  evidence.reserve(signals.size());
  for (const auto& [rule, hundredths] : signals) {
    evidence.push_back({rules[rule].id, text_of(rule, seen, features, catalog), hundredths});
  }
  return {
      .id = facts.id,
      .title = text(0),
      .explanation = text(1),
      .fix = text(2),
      .probability = ranked.probability,
      .evidence = std::move(evidence),
      .snippets = snippets_for(ranked.cause, seen, features),
      .sources = part_of<&CauseFacts::sources_end>(cause_sources, causes, ranked.cause),
  };
}

/** What would tell the leading causes apart. */
[[nodiscard]] std::vector<std::string_view> checks_for(const std::vector<RankedCause>& ranked, const Features& features,
                                                       const Catalog& catalog) {
  std::vector<std::string_view> texts;
  if (ranked.front().probability >= settled) return texts;
  for (std::size_t check = 0; check < checks.size() && texts.size() < most_checks; ++check) {
    const auto meant = part_of<&Check::causes_end>(check_causes, checks, check);
    const auto is_leading = [&](const RankedCause& cause) {
      const bool leads = cause.probability >= likely || &cause == &ranked.front();
      return leads && std::find(meant.begin(), meant.end(), cause.cause) != meant.end();
    };
    if (std::none_of(ranked.begin(), ranked.end(), is_leading)) continue;
    if (!features.meet(part_of<&Check::conditions_end>(check_conditions, checks, check))) continue;
    texts.push_back(catalog.text(checks[check].text));
  }
  return texts;
}

}  // namespace

Diagnosis diagnose(const Observation& seen, const Catalog& catalog, const AdviceOptions& options) {
  constexpr std::int32_t nothing_better_known = 1006;
  const Features features(seen);
  const Score score(features);
  const std::vector<RankedCause> ranked = score.ranked();
  Diagnosis diagnosis{
      .explanation = explain(seen.code.value_or(nothing_better_known), catalog),
      .causes = {},
      .next_checks = checks_for(ranked, features, catalog),
      .advice = advise(seen, features, ranked, options, catalog),
  };
  diagnosis.causes.reserve(ranked.size());
  for (const RankedCause& cause : ranked) {
    diagnosis.causes.push_back(cause_of(cause, score, seen, features, catalog));
  }
  return diagnosis;
}

}  // namespace closecode
