#include "advice.hpp"

#include "format.hpp"
#include "model_tables.hpp"

#include <closecode/code.hpp>
#include <closecode/generated/text_ids.hpp>

#include <algorithm>
#include <optional>

namespace closecode {
namespace {

using namespace model;

/** An action, the interval its delay is drawn from, and why. */
struct Decision {
  Retry action;
  std::int64_t min_ms;
  std::int64_t max_ms;
  TextId why;
};

constexpr Decision forever(TextId why) noexcept { return {Retry::no, never_ms, never_ms, why}; }

/** Does only a person or a decision help? */
[[nodiscard]] constexpr bool is_final(Retry retry) noexcept {
  return retry == Retry::no || retry == Retry::after_fix || retry == Retry::after_login;
}

constexpr std::size_t no_profile = profiles.size();

/** The place of the profile with that name; without a name, of the one that subprotocol or host tell. */
[[nodiscard]] std::size_t profile_of(const Observation& seen, const Features& features, std::string_view name) {
  if (!name.empty()) {
    std::size_t place = 0;
    while (place < no_profile && profile_ids[place] != name) ++place;
    return place;
  }
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const auto [begin, end] = places_of<&Profile::marks_end>(profiles, i);
    for (std::size_t place = begin; place < end; ++place) {
      const std::string_view mark = profile_marks[place];
      const bool is_host = mark.starts_with('.');
      if (is_host ? features.url() && ends_with_host(*features.url(), mark) : seen.text(Field::protocol) == mark)
        return i;
    }
  }
  return no_profile;
}

/** What a dictionary or a protocol asks of its clients for a code that came in a Close frame. */
[[nodiscard]] std::optional<Retry> asked_by(std::size_t profile, const Features& features,
                                            const AdviceOptions& options) noexcept {
  if (!features.is_kind(Feature::phase, PhaseKind::coded)) return std::nullopt;
  if (options.asked) return options.asked;
  if (profile == no_profile) return std::nullopt;
  const std::int32_t code = features.at(Feature::code);
  for (const ProfileRule& rule : part_of<&Profile::rules_end>(profile_rules, profiles, profile)) {
    if (rule.from <= code && code <= rule.to) return rule.retry;
  }
  return std::nullopt;
}

/**
 * What the likely causes ask for. Giving up needs more than half of what is known to speak for it: a retry that fails
 * costs less than a page that stays dead.
 */
[[nodiscard]] Retry action_of(const Ranking& ranked) noexcept {
  std::array<double, retry_names.size()> mass{};
  double all = 0;
  for (const auto& [cause, probability] : ranked) {
    mass[static_cast<std::size_t>(causes[cause].retry)] += probability;
    all += probability;
  }
  const auto of = [&](Retry retry) { return mass[static_cast<std::size_t>(retry)]; };
  const Retry first = causes[ranked.front().cause].retry;
  if (!is_final(first)) return first == Retry::backoff || of(first) * 2 >= all ? first : Retry::backoff;
  if ((of(Retry::no) + of(Retry::after_fix) + of(Retry::after_login)) * 2 < all) return Retry::backoff;
  return first;
}

/** min(cap, base * 2^attempt), never less than 0. */
[[nodiscard]] std::int64_t window(const AdviceOptions& options, std::int64_t attempt) noexcept {
  const std::int64_t cap = std::max<std::int64_t>(options.cap_ms, 0);
  std::int64_t width = std::min(std::max<std::int64_t>(options.base_ms, 0), cap);
  for (; attempt > 0 && width > 0 && width < cap; --attempt) width = width > cap / 2 ? cap : width * 2;
  return width;
}

[[nodiscard]] std::int64_t draw(std::int64_t min_ms, std::int64_t max_ms, double random) noexcept {
  if (min_ms == never_ms) return never_ms;
  // Also false for NaN.
  const double share = random >= 0 && random < 1 ? random : 0.5;
  return min_ms + static_cast<std::int64_t>(static_cast<double>(max_ms - min_ms) * share);
}

[[nodiscard]] Decision backoff(const Features& features, std::string_view cause, std::int64_t attempt,
                               std::int64_t failures, const AdviceOptions& options) noexcept {
  const std::int64_t width = window(options, std::max(attempt, failures));
  const auto from = [&](std::int64_t floor) { return floor + width; };
  const std::int32_t code = features.known(Feature::code) ? features.at(Feature::code) : -1;
  const Patience wait = find(code).wait;
  if (cause == "policy/rate-limit" || cause == "handshake/http-429") {
    return {Retry::backoff, limited_floor.min_ms, from(limited_floor.min_ms), generated::advice_limited};
  }
  if (wait == Patience::restart) {
    const std::int64_t most = std::max<std::int64_t>(restart_floor.max_ms, from(restart_floor.min_ms));
    return {Retry::backoff, restart_floor.min_ms, most, generated::advice_restart};
  }
  if (wait == Patience::overload || cause == "server/overload") {
    return {Retry::backoff, overload_floor.min_ms, from(overload_floor.min_ms), generated::advice_overload};
  }
  return {Retry::backoff, 0, width, failures > attempt ? generated::advice_repeated : generated::advice_backoff};
}

[[nodiscard]] Decision decide(const Observation& seen, const Features& features, std::string_view cause, Retry action,
                              const AdviceOptions& options) {
  const std::int64_t attempt = std::max<std::int64_t>(options.attempt, 0);
  const std::int64_t failures = failures_in_a_row(seen);
  const std::int64_t cap = std::max<std::int64_t>(options.cap_ms, 0);
  if (features.yes(Feature::hiding) && !features.yes(Feature::restored)) return forever(generated::advice_leaving);
  if (action == Retry::no) return forever(generated::advice_no);
  const bool tried_enough = std::max(attempt, failures) >= most_fix_attempts;
  if (action == Retry::after_fix) {
    if (tried_enough) return forever(generated::advice_given_up);
    return {action, cap, 2 * cap, generated::advice_after_fix};
  }
  if (action == Retry::after_login && tried_enough) return forever(generated::advice_login_given_up);
  // Until the event comes that is waited for; the delay is for those who wait for no event.
  if (features.is(Feature::online, 0)) return {Retry::page_decides, cap / 2, cap, generated::advice_offline};
  const Decision later = backoff(features, cause, attempt, failures, options);
  if (action == Retry::after_login) return {action, later.min_ms, later.max_ms, generated::advice_after_login};
  if (features.yes(Feature::hidden)) {
    const std::int64_t least = std::max(cap / 2, later.min_ms);
    return {Retry::page_decides, least, std::max({cap, later.max_ms, least}), generated::advice_hidden};
  }
  if (action == Retry::page_decides) return {action, later.min_ms, later.max_ms, generated::advice_page_decides};
  if (action == Retry::now && attempt == 0 && failures == 0) return {action, 0, 0, generated::advice_now};
  return later;
}

}  // namespace

Advice advise(const Observation& seen, const Features& features, const Ranking& ranked, const AdviceOptions& options,
              const Catalog& catalog) {
  const std::size_t profile = profile_of(seen, features, options.profile);
  const std::optional<Retry> asked = asked_by(profile, features, options);
  const Retry action = asked.value_or(action_of(ranked));
  const std::string_view cause = cause_ids[ranked.front().cause];
  Decision decision = decide(seen, features, cause, action, options);
  if (asked == decision.action && decision.action != Retry::after_login) decision.why = generated::advice_profile;
  const std::string count = digits_of(failures_in_a_row(seen));
  const std::string seconds = digits_of(decision.min_ms / 1000);
  const std::string code = digits_of(seen.value_or(Field::code, 0));
  const std::string_view name = profile < no_profile ? profile_ids[profile] : options.profile;
  return {
      .action = decision.action,
      .delay_ms = draw(decision.min_ms, decision.max_ms, options.random),
      .min_ms = decision.min_ms,
      .max_ms = decision.max_ms,
      .why = format(catalog, decision.why, {{"count", count}, {"seconds", seconds}, {"profile", name}, {"code", code}}),
  };
}

Advice advise(const Observation& seen, const AdviceOptions& options, const Catalog& catalog) {
  const Features features(seen);
  return advise(seen, features, Score(features).ranked(), options, catalog);
}

bool should_reconnect(const Observation& seen, const AdviceOptions& options) {
  const Features features(seen);
  if (features.yes(Feature::hiding) && !features.yes(Feature::restored)) return false;
  const std::optional<Retry> asked = asked_by(profile_of(seen, features, options.profile), features, options);
  const Retry action = asked ? *asked : action_of(Score(features).ranked());
  return action == Retry::now || action == Retry::backoff;
}

std::int64_t next_delay(const AdviceOptions& options) noexcept {
  return draw(0, window(options, options.attempt), options.random);
}

}  // namespace closecode
