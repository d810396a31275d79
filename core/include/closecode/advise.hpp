/**
 * Whether to reconnect after a close, and when.
 */
#pragma once

#include <closecode/language.hpp>
#include <closecode/observation.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace closecode {

/** A delay that never ends: do not reconnect. */
inline constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();

struct AdviceOptions {
  /** 0 for the first retry. */
  std::int64_t attempt = 0;
  /** Drawn uniformly from [0, 1). */
  double random = 0.5;
  /** Backoff with full jitter over min(cap, base * 2^attempt), in milliseconds. */
  std::int64_t base_ms = 500;
  std::int64_t cap_ms = 30'000;
  /** A protocol whose own rules apply, e.g. "pusher"; "" finds it by subprotocol and host. */
  std::string_view profile = {};
  /**
   * What a dictionary's meaning of the code asks for; it wins over every profile, and `profile` names the dictionary.
   * A diagnosis then calls the private code one of a known service.
   */
  std::optional<Retry> asked = {};
};

/** Milliseconds; `min_ms` and `max_ms` are the interval the delay was drawn from. */
struct Advice {
  Retry action;
  std::int64_t delay_ms;
  std::int64_t min_ms;
  std::int64_t max_ms;
  std::string why;
};

[[nodiscard]] Advice advise(const Observation& seen, const AdviceOptions& options, const Catalog& catalog);

/** For libraries that ask yes or no: false where only a fix, a login or a decision of the page could help. */
[[nodiscard]] bool should_reconnect(const Observation& seen, const AdviceOptions& options = {});

/** The backoff alone, without a close to look at. */
[[nodiscard]] std::int64_t next_delay(const AdviceOptions& options) noexcept;

}  // namespace closecode
