#include <closecode/diagnose.hpp>
#include <closecode/generated/text_ids.hpp>

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
/** Title, explanation, fix. */
constexpr std::size_t texts_of_a_cause = 3;

/** "0.06", "7.5", "61": as exact as the size calls for. */
[[nodiscard]] std::string seconds_of(std::int64_t ms) {
  if (ms >= 10'000) return digits_of((ms + 500) / 1000);
  // "1006" for 60 ms: a leading 1 keeps the zeros.
  std::string digits = digits_of(100 + ms % 1000 / 10);
  digits.front() = '.';
  while (digits.back() == '0') digits.pop_back();
  if (digits.size() == 1) digits.clear();
  return digits.insert(0, digits_of(ms / 1000));
}

/** What the placeholders of a rule's text stand for: the values that its conditions looked at. */
class Measured {
 public:
  Measured(const Observation& seen, const Features& features) : seen_(seen), features_(features) {}

  void look_at(Feature feature) {
    const auto limit = [&](const auto& limits) { return limits[static_cast<std::size_t>(at(feature))]; };
    switch (feature) {
      case Feature::idle:
        time(seen_.has(Field::idle_ms) ? Field::idle_ms : Field::open_ms);
        components = limit(idle_components);
        return;
      case Feature::quiet: components = limit(idle_components); return time(Field::open_ms);
      case Feature::age: components = limit(lifetime_components); return time(Field::open_ms);
      case Feature::connect_ms: return time(Field::connect_ms);
      case Feature::suspended_ms: return time(Field::suspended_ms);
      case Feature::idle_ms: return time(Field::idle_ms);
      case Feature::open_ms: return time(Field::open_ms);
      case Feature::failures:
      case Feature::same_open:
      case Feature::together: count = at(feature); return;
      case Feature::last_sent:
        for (std::size_t i = 0; i < size_limits.size(); ++i) {
          if (size_limits[i] < at(feature)) components = size_components[i];
        }
        [[fallthrough]];
      case Feature::buffered: bytes = at(feature); return;
      default: return;
    }
  }

  std::int64_t ms = 0;
  std::int64_t count = 0;
  std::int64_t bytes = 0;
  std::string_view components;

 private:
  [[nodiscard]] std::int32_t at(Feature feature) const noexcept { return features_.at(feature); }
  void time(Field field) noexcept { ms = seen_.value_or(field, 0); }

  const Observation& seen_;
  const Features& features_;
};

/** Names, each with a comma between it and the next, as the language writes a list. */
[[nodiscard]] std::string listed(std::string_view names, const Catalog& catalog) {
  std::size_t comma = names.find(',');
  std::string list(names.substr(0, comma));
  while (comma != std::string_view::npos) {
    names.remove_prefix(comma + 1);
    comma = names.find(',');
    list = format(catalog, generated::list_pair, {{"left", list}, {"right", names.substr(0, comma)}});
  }
  return list;
}

[[nodiscard]] std::string text_of(std::size_t rule, const Score& score, const Observation& seen,
                                  const Features& features, const Catalog& catalog) {
  const auto text = static_cast<TextId>(first_rule_text + rule_texts[rule]);
  if (catalog.text(text).find('{') == std::string_view::npos) return std::string(catalog.text(text));
  Measured measured(seen, features);
  score.each_condition(rule, [&](const Condition& condition) { measured.look_at(condition.feature); });
  const std::string code = digits_of(seen.value_or(Field::code, 0));
  const std::string port = digits_of(features.url() ? features.url()->port : 0);
  const std::string status = digits_of(seen.value_or(Field::probe_status, 0));
  const std::string ms = digits_of(measured.ms);
  const std::string seconds = seconds_of(measured.ms);
  const std::string count = digits_of(measured.count);
  const std::string bytes = digits_of(measured.bytes);
  const std::string components = listed(measured.components, catalog);
  return format(catalog, text,
                {{"code", code},
                 {"port", port},
                 {"status", status},
                 {"ms", ms},
                 {"seconds", seconds},
                 {"count", count},
                 {"bytes", bytes},
                 {"components", components}});
}

[[nodiscard]] consteval std::size_t place_of(std::string_view id) {
  std::size_t cause = 0;
  while (cause_ids[cause] != id) ++cause;
  return cause;
}

/** What a private code is called, and what it is called where a dictionary knows it. */
constexpr std::size_t private_code = place_of("app/private-code");
constexpr std::size_t service_code = place_of("app/service-code");

void describe(Cause& cause, std::size_t place, const Catalog& catalog) {
  const auto text = [&](std::size_t role) {
    return catalog.text(static_cast<TextId>(first_cause_text + texts_of_a_cause * place + role));
  };
  cause.id = cause_ids[place];
  cause.title = text(0);
  cause.explanation = text(1);
  cause.fix = text(2);
  cause.sources = part_of<&CauseFacts::sources_end>(cause_sources, causes, place);
}

void fill(Cause& cause, const RankedCause& ranked, bool known, const Score& score, const Observation& seen,
          const Features& features, const Catalog& catalog) {
  const std::size_t named = known && ranked.cause == private_code ? service_code : ranked.cause;
  describe(cause, named, catalog);
  cause.probability = ranked.probability;
  const Signals signals = score.signals_of(ranked.cause);
  cause.evidence = std::vector<Evidence>(signals.size());
  auto evidence = cause.evidence.begin();
  for (const auto& [rule, tenths] : signals) {
    evidence->id = rule_id(rule);
    evidence->text = text_of(rule, score, seen, features, catalog);
    evidence->tenths = tenths;
    ++evidence;
  }
  cause.snippets = snippets_for(ranked.cause, seen, features);
}

/** What would tell the leading causes apart. */
[[nodiscard]] std::vector<std::string_view> checks_for(const Ranking& ranked, const Features& features,
                                                       const Catalog& catalog) {
  std::vector<std::string_view> texts;
  if (ranked.front().probability >= settled) return texts;
  Bytes bytes(check_bytes.data(), 0);
  for (std::size_t check = 0; check < check_count && texts.size() < most_checks; ++check) {
    const std::size_t count = bytes.byte();
    const std::size_t length = bytes.number();
    const bool met = features.meet(bytes, count);
    const std::size_t end = bytes.at() + length;
    bool leading = false;
    while (bytes.at() < end) {
      const std::size_t first = bytes.byte();
      const std::size_t last = first + bytes.byte();
      leading = leading || std::any_of(ranked.begin(), ranked.end(), [&](const RankedCause& cause) {
                  const bool leads = cause.probability >= likely || &cause == &ranked.front();
                  return leads && first <= cause.cause && cause.cause < last;
                });
    }
    if (met && leading) texts.push_back(catalog.text(static_cast<TextId>(first_check_text + check)));
  }
  return texts;
}

}  // namespace

Cause describe_cause(std::string_view id, const Catalog& catalog) {
  Cause cause;
  if (const std::size_t place = cause_place(id); place < causes.size()) describe(cause, place, catalog);
  return cause;
}

Diagnosis diagnose(const Observation& seen, const Catalog& catalog, const AdviceOptions& options) {
  constexpr std::int32_t nothing_better_known = 1006;
  const Features features(seen);
  const Score score(features);
  const Ranking ranked = score.ranked();
  Diagnosis diagnosis{
      .explanation = explain(static_cast<std::int32_t>(seen.value_or(Field::code, nothing_better_known)), catalog),
      .causes = {},
      .next_checks = checks_for(ranked, features, catalog),
      .advice = advise(seen, features, ranked, options, catalog),
  };
  // Made at their size at once, here and above: code that lets a vector grow is large, and made for each type.
  diagnosis.causes = std::vector<Cause>(ranked.size());
  auto cause = diagnosis.causes.begin();
  for (const RankedCause& next : ranked)
    fill(*cause++, next, options.asked.has_value(), score, seen, features, catalog);
  return diagnosis;
}

}  // namespace closecode
