#include "features.hpp"

#include "model_tables.hpp"
#include "reason.hpp"

#include <algorithm>

namespace closecode::model {
namespace {

constexpr std::int32_t normal_closure = 1000;
constexpr std::int32_t abnormal = 1006;
constexpr std::int32_t tls_failure = 1015;

/** The first split: which events came. Nothing when the observation does not even say that. */
[[nodiscard]] std::optional<PhaseKind> phase_of(const Observation& seen) noexcept {
  if (seen.is_malformed || (seen.is_trusted == false && seen.code == normal_closure)) return PhaseKind::wrapper;
  if (seen.thrown && !seen.code) return PhaseKind::threw;
  if (seen.code == tls_failure) return PhaseKind::tls;
  if (seen.code && *seen.code != abnormal) return PhaseKind::coded;
  if (seen.opened == false && seen.code) return seen.errored == false ? PhaseKind::quiet : PhaseKind::failed;
  if (seen.opened == true && seen.code) return PhaseKind::lost;
  if (seen.code) return PhaseKind::unclear;
  // Without a code there was no close event, or nobody told us of it.
  if (seen.opened == true) return seen.errored || seen.was_clean ? std::optional(PhaseKind::lost) : std::nullopt;
  if (seen.errored == true) return PhaseKind::error_only;
  if (seen.opened == false || seen.probe) return PhaseKind::failed;
  return std::nullopt;
}

[[nodiscard]] ThrownKind thrown_kind(std::string_view name) noexcept {
  if (name == "SyntaxError") return ThrownKind::syntaxerror;
  if (name == "SecurityError") return ThrownKind::securityerror;
  if (name == "NS_ERROR_CONTENT_BLOCKED") return ThrownKind::ns_error_content_blocked;
  return ThrownKind::other;
}

/** The place of the limit that `ms` fits best. */
template <std::size_t N>
[[nodiscard]] std::optional<std::size_t> matching(const std::array<Duration, N>& limits, std::int64_t ms) noexcept {
  std::optional<std::size_t> best;
  std::int64_t nearest = 0;
  for (std::size_t i = 0; i < N; ++i) {
    const std::int64_t off = ms < limits[i].ms ? limits[i].ms - ms : ms - limits[i].ms;
    if (off > limits[i].within || (best && off >= nearest)) continue;
    best = i;
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
  if (!seen.history) return 0;
  const auto newest = seen.history->rbegin();
  return std::find_if_not(newest, seen.history->rend(), failed_at_once) - newest;
}

Features::Features(const Observation& seen) {
  values_.fill(missing);
  read_event(seen);
  read_url(seen);
  read_times(seen);
  read_page(seen);
  read_history(seen);
}

bool Features::meet(std::span<const Condition> conditions) const noexcept {
  for (std::size_t i = 0; i < conditions.size();) {
    const std::uint8_t feature = conditions[i].feature;
    bool met = false;
    for (; i < conditions.size() && conditions[i].feature == feature; ++i) {
      met = met || (conditions[i].from <= values_[feature] && values_[feature] <= conditions[i].to);
    }
    if (!met) return false;
  }
  return true;
}

void Features::set(Feature feature, std::int64_t value) noexcept {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  values_[static_cast<std::size_t>(feature)] = static_cast<std::int32_t>(std::min(value, most));
}

void Features::set_flag(Feature feature, std::optional<bool> value) noexcept {
  if (value) set(feature, *value ? 1 : 0);
}

void Features::set_amount(Feature feature, std::optional<std::int64_t> value) noexcept {
  if (value) set(feature, *value);
}

void Features::read_event(const Observation& seen) {
  const auto phase = phase_of(seen);
  if (phase) set(Feature::phase, static_cast<int>(*phase));
  // What a wrapper made up is not believed.
  const bool believed = phase != PhaseKind::wrapper;
  if (believed && seen.code) set(Feature::code, *seen.code);
  if (believed) set_flag(Feature::clean, seen.was_clean);
  set_flag(Feature::errored, seen.errored);
  set_flag(Feature::trusted, seen.is_trusted);
  if (seen.thrown) set(Feature::thrown, static_cast<int>(thrown_kind(*seen.thrown)));
  if (seen.browser) set(Feature::browser, static_cast<int>(*seen.browser));
  set(Feature::probed, seen.probe ? 1 : 0);
  if (seen.probe) {
    set(Feature::probe, seen.probe->reachable ? 0 : 1);
    set_amount(Feature::status, seen.probe->status);
  }
  if (seen.protocols_requested) set(Feature::subprotocols, seen.protocols_requested->empty() ? 0 : 1);
  if (seen.extensions) {
    set(Feature::compressed, seen.extensions->find("deflate") == std::string_view::npos ? 0 : 1);
  }
  if (believed && seen.reason) {
    set(Feature::has_reason, seen.reason->empty() ? 0 : 1);
    if (const auto kind = reason_kind(*seen.reason)) set(Feature::reason, static_cast<int>(*kind));
  }
}

void Features::read_url(const Observation& seen) {
  if (seen.url) url_ = parse_url(*seen.url);
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
  set_amount(Feature::connect_ms, seen.connect_ms);
  set_amount(Feature::open_ms, seen.open_ms);
  set_amount(Feature::idle_ms, seen.idle_ms);
  set_amount(Feature::suspended_ms, seen.suspended_ms);
  set_amount(Feature::last_sent, seen.last_sent_bytes);
  set_amount(Feature::since_send, seen.since_send_ms);
  set_amount(Feature::buffered, seen.buffered_amount);
  set_amount(Feature::together, seen.closed_together);
  const bool no_traffic = seen.messages_sent == 0 && seen.messages_received == 0;
  const auto silent = seen.idle_ms ? seen.idle_ms : no_traffic ? seen.open_ms : std::nullopt;
  if (silent) {
    if (const auto limit = matching(idle_limits, *silent)) set(Feature::idle, static_cast<int>(*limit));
  } else if (seen.open_ms) {
    if (const auto limit = matching(idle_limits, *seen.open_ms)) set(Feature::quiet, static_cast<int>(*limit));
  }
  if (seen.open_ms) {
    if (const auto limit = matching(lifetime_limits, *seen.open_ms)) set(Feature::age, static_cast<int>(*limit));
  }
}

void Features::read_page(const Observation& seen) noexcept {
  set_flag(Feature::closed_by_page, seen.closed_by_page);
  set_flag(Feature::close_state, seen.page_closed_open);
  if (seen.code && seen.page_close_code) {
    // 1005 answers a coded close with an empty frame, so it does not contradict the code that was asked for.
    constexpr std::int32_t no_status = 1005;
    const bool same = seen.code == seen.page_close_code || seen.code == no_status;
    set(Feature::page_code, same ? 0 : 1);
  }
  set_flag(Feature::online, seen.online);
  set_flag(Feature::hidden, seen.hidden);
  set_flag(Feature::hiding, seen.page_hiding);
  set_flag(Feature::restored, seen.restored_from_cache);
  set_flag(Feature::page_secure, seen.page_secure);
  set_flag(Feature::policy, seen.blocked_by_policy);
}

void Features::read_history(const Observation& seen) noexcept {
  set(Feature::repeats, 0);
  if (!seen.history || seen.history->empty()) return;
  const auto& history = *seen.history;
  set(Feature::repeats, 1);
  set(Feature::failures, failures_in_a_row(seen));
  const auto opened = [](const EarlierClose& close) { return close.opened == true || close.open_ms.value_or(0) > 0; };
  const auto told = [&](const EarlierClose& close) { return opened(close) || close.opened == false; };
  if (std::any_of(history.begin(), history.end(), opened))
    set(Feature::ever_opened, 1);
  else if (std::all_of(history.begin(), history.end(), told))
    set(Feature::ever_opened, 0);
  if (!seen.open_ms || *seen.open_ms < instant_ms) return;
  set(Feature::same_open, std::count_if(history.begin(), history.end(), [&](const EarlierClose& close) {
        return close.open_ms && *close.open_ms >= instant_ms && alike(*close.open_ms, *seen.open_ms);
      }));
}

}  // namespace closecode::model
