#include "features.hpp"

#include "model_tables.hpp"
#include "reason.hpp"

#include <algorithm>

namespace closecode::model {
namespace {

constexpr std::int64_t normal_closure = 1000;
constexpr std::int64_t no_status = 1005;
constexpr std::int64_t abnormal = 1006;
constexpr std::int64_t tls_failure = 1015;

/** Features that are fields as they stand. */
struct Copy {
  Field field;
  Feature feature;
};
constexpr std::array copies{
    Copy{Field::was_clean, Feature::clean},
    Copy{Field::errored, Feature::errored},
    Copy{Field::is_trusted, Feature::trusted},
    Copy{Field::browser, Feature::browser},
    Copy{Field::connect_ms, Feature::connect_ms},
    Copy{Field::open_ms, Feature::open_ms},
    Copy{Field::idle_ms, Feature::idle_ms},
    Copy{Field::suspended_ms, Feature::suspended_ms},
    Copy{Field::last_sent_bytes, Feature::last_sent},
    Copy{Field::since_send_ms, Feature::since_send},
    Copy{Field::buffered_amount, Feature::buffered},
    Copy{Field::closed_together, Feature::together},
    Copy{Field::closed_by_page, Feature::closed_by_page},
    Copy{Field::page_close_open, Feature::close_state},
    Copy{Field::online, Feature::online},
    Copy{Field::hidden, Feature::hidden},
    Copy{Field::page_hiding, Feature::hiding},
    Copy{Field::restored_from_cache, Feature::restored},
    Copy{Field::page_secure, Feature::page_secure},
    Copy{Field::blocked_by_policy, Feature::policy},
    Copy{Field::probe_status, Feature::status},
};

/** The first split: which events came. Nothing when the observation does not even say that. */
[[nodiscard]] std::optional<PhaseKind> phase_of(const Observation& seen) noexcept {
  const bool wrapped = seen.is(Field::is_trusted, 0) && seen.is(Field::code, normal_closure);
  if (wrapped || seen.is(Field::is_malformed, 1)) return PhaseKind::wrapper;
  if (seen.is(Field::code, tls_failure)) return PhaseKind::tls;
  const bool opened = seen.is(Field::opened, 1);
  const bool failed = seen.is(Field::opened, 0);
  if (seen.is(Field::code, abnormal)) {
    if (failed) return seen.is(Field::errored, 0) ? PhaseKind::quiet : PhaseKind::failed;
    return opened ? PhaseKind::lost : PhaseKind::unclear;
  }
  if (seen.has(Field::code)) return PhaseKind::coded;
  // Without a code there was no close event, or nobody told of it.
  if (seen.has(Field::thrown)) return PhaseKind::threw;
  if (opened) return PhaseKind::lost;
  if (seen.is(Field::errored, 1)) return PhaseKind::error_only;
  if (failed || seen.has(Field::probe_reachable)) return PhaseKind::failed;
  return std::nullopt;
}

[[nodiscard]] ThrownKind thrown_kind(std::string_view name) noexcept {
  if (name == "SyntaxError") return ThrownKind::syntaxerror;
  if (name == "SecurityError") return ThrownKind::securityerror;
  if (name == "NS_ERROR_CONTENT_BLOCKED") return ThrownKind::ns_error_content_blocked;
  return ThrownKind::other;
}

constexpr std::int64_t none = -1;

/** The place of the limit that `ms` fits best, or none. */
[[nodiscard]] std::int64_t matching(std::span<const Duration> limits, std::int64_t ms) noexcept {
  std::int64_t best = none;
  std::int64_t nearest = 0;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const std::int64_t off = ms < limits[i].ms ? limits[i].ms - ms : ms - limits[i].ms;
    if (off > limits[i].within || (best != none && off >= nearest)) continue;
    best = static_cast<std::int64_t>(i);
    nearest = off;
  }
  return best;
}

/** Two durations that may come from one limit: 2 s or 3 % apart. */
[[nodiscard]] bool alike(std::int64_t a, std::int64_t b) noexcept {
  const std::int64_t off = a < b ? b - a : a - b;
  return off <= std::max<std::int64_t>(2000, std::max(a, b) / 100 * 3);
}

[[nodiscard]] bool failed_at_once(const EarlierClose& close) noexcept {
  return close.opened == false || (close.open_ms && *close.open_ms < instant_ms);
}

}  // namespace

std::int64_t failures_in_a_row(const Observation& seen) noexcept {
  std::int64_t count = 0;
  for (auto close = seen.history.rbegin(); close != seen.history.rend() && failed_at_once(*close); ++close) ++count;
  return count;
}

Features::Features(const Observation& seen) {
  values_.fill(missing);
  copy_known(seen);
  read_event(seen);
  read_url(seen);
  read_times(seen);
  read_history(seen);
}

bool Features::meet(Bytes& conditions, std::size_t count) const noexcept {
  bool all = true;
  bool met = count == 0;
  for (std::optional<Feature> before; count > 0; --count) {
    const Condition condition = Condition::read(conditions);
    if (before && *before != condition.feature) {
      all = all && met;
      met = false;
    }
    before = condition.feature;
    const std::int32_t value = at(condition.feature);
    met = met || (condition.from <= value && value <= condition.to);
  }
  return all && met;
}

void Features::set(Feature feature, std::int64_t value) noexcept {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  values_[static_cast<std::size_t>(feature)] = static_cast<std::int32_t>(std::min(value, most));
}

void Features::copy_known(const Observation& seen) noexcept {
  for (const auto& [field, feature] : copies) {
    if (seen.has(field)) set(feature, seen.value_or(field, 0));
  }
}

std::size_t cause_place(std::string_view id) noexcept {
  std::size_t cause = 0;
  while (cause < causes.size() && cause_ids[cause] != id) ++cause;
  return cause;
}

void Features::read_event(const Observation& seen) {
  const auto phase = phase_of(seen);
  if (phase) set(Feature::phase, static_cast<int>(*phase));
  if (seen.has(Field::thrown)) set(Feature::thrown, static_cast<int>(thrown_kind(seen.text(Field::thrown))));
  if (seen.has(Field::failure)) {
    // What is no cause's id says nothing: no rule is about the place behind the last.
    set(Feature::failure, static_cast<std::int64_t>(cause_place(seen.text(Field::failure))));
  }
  set(Feature::probed, seen.has(Field::probe_reachable) ? 1 : 0);
  if (seen.has(Field::probe_reachable)) set(Feature::probe, seen.is(Field::probe_reachable, 1) ? 0 : 1);
  if (seen.has(Field::protocols_requested)) {
    set(Feature::subprotocols, seen.text(Field::protocols_requested).empty() ? 0 : 1);
  }
  if (seen.has(Field::extensions)) {
    set(Feature::compressed, seen.text(Field::extensions).find("deflate") == std::string_view::npos ? 0 : 1);
  }
  // What a wrapper made up is not believed.
  if (phase == PhaseKind::wrapper) {
    values_[static_cast<std::size_t>(Feature::clean)] = missing;
    return;
  }
  const std::int64_t code = seen.value_or(Field::code, none);
  if (seen.has(Field::code)) set(Feature::code, code);
  if (seen.has(Field::code) && seen.has(Field::page_close_code)) {
    // 1005 answers a coded close with an empty frame, so it does not contradict the code that was asked for.
    set(Feature::page_code, seen.is(Field::page_close_code, code) || code == no_status ? 0 : 1);
  }
  if (seen.has(Field::reason)) {
    set(Feature::has_reason, seen.text(Field::reason).empty() ? 0 : 1);
    if (const auto kind = reason_kind(seen.text(Field::reason))) set(Feature::reason, static_cast<int>(*kind));
  }
}

void Features::read_url(const Observation& seen) {
  if (seen.has(Field::url)) url_ = parse_url(seen.text(Field::url));
  if (!url_) return;
  set(Feature::scheme, url_->secure ? 1 : 0);
  set(Feature::host, static_cast<int>(host_kind(*url_)));
  const auto is_one_of = [&](auto... ports) { return ((url_->port == ports) || ...); };
  if (std::find(blocked_ports.begin(), blocked_ports.end(), url_->port) != blocked_ports.end())
    set(Feature::port, 0);
  else if (url_->has_port && is_one_of(443, 8443))
    set(Feature::port, 1);
  else if (url_->has_port && is_one_of(80, 8080, 3000))
    set(Feature::port, 2);
}

void Features::read_times(const Observation& seen) noexcept {
  const bool no_traffic = seen.is(Field::messages_sent, 0) && seen.is(Field::messages_received, 0);
  const std::int64_t open = seen.value_or(Field::open_ms, none);
  const std::int64_t silent = seen.value_or(Field::idle_ms, no_traffic ? open : none);
  const auto fit = [this](Feature feature, std::span<const Duration> limits, std::int64_t ms) {
    if (const std::int64_t limit = matching(limits, ms); limit != none) set(feature, limit);
  };
  fit(silent != none ? Feature::idle : Feature::quiet, idle_limits, silent != none ? silent : open);
  fit(Feature::age, lifetime_limits, open);
}

void Features::read_history(const Observation& seen) noexcept {
  const auto& history = seen.history;
  set(Feature::repeats, history.empty() ? 0 : 1);
  if (history.empty()) return;
  set(Feature::failures, failures_in_a_row(seen));
  const auto opened = [](const EarlierClose& close) { return close.opened == true || close.open_ms.value_or(0) > 0; };
  const auto told = [&](const EarlierClose& close) { return opened(close) || close.opened == false; };
  if (std::any_of(history.begin(), history.end(), opened))
    set(Feature::ever_opened, 1);
  else if (std::all_of(history.begin(), history.end(), told))
    set(Feature::ever_opened, 0);
  const std::int64_t open = seen.value_or(Field::open_ms, 0);
  if (open < instant_ms) return;
  const auto same = [&](const EarlierClose& close) {
    return close.open_ms.value_or(0) >= instant_ms && alike(*close.open_ms, open);
  };
  set(Feature::same_open, std::count_if(history.begin(), history.end(), same));
}

}  // namespace closecode::model
