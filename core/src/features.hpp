#pragma once

#include <closecode/observation.hpp>

#include "model.hpp"
#include "url.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace closecode::model {

/** What the rules ask for, computed once from an observation. A feature that is not known is never equal to anything.
 */
class Features {
 public:
  explicit Features(const Observation& seen);

  [[nodiscard]] bool known(Feature feature) const noexcept { return at(feature) != missing; }
  /** Only for known features. */
  [[nodiscard]] std::int32_t at(Feature feature) const noexcept { return values_[static_cast<std::size_t>(feature)]; }
  [[nodiscard]] bool is(Feature feature, std::int32_t value) const noexcept { return at(feature) == value; }
  template <typename Kind>
  [[nodiscard]] bool is_kind(Feature feature, Kind kind) const noexcept {
    return is(feature, static_cast<std::int32_t>(kind));
  }
  [[nodiscard]] bool yes(Feature feature) const noexcept { return is(feature, 1); }

  /** Reads `count` conditions: do all hold? Neighbouring conditions on one feature are alternatives. */
  [[nodiscard]] bool meet(Bytes& conditions, std::size_t count) const noexcept;

  [[nodiscard]] const std::optional<Url>& url() const noexcept { return url_; }

 private:
  /** No condition reaches down to it. */
  static constexpr std::int32_t missing = std::numeric_limits<std::int32_t>::min();

  void set(Feature feature, std::int64_t value) noexcept;
  void copy_known(const Observation& seen) noexcept;
  void read_event(const Observation& seen);
  void read_url(const Observation& seen);
  void read_times(const Observation& seen) noexcept;
  void read_history(const Observation& seen) noexcept;

  std::array<std::int32_t, feature_count> values_;
  std::optional<Url> url_;
};

/** Earlier closes, newest first, that never opened or were open for an instant only, up to the first that was not. */
[[nodiscard]] std::int64_t failures_in_a_row(const Observation& seen) noexcept;

/** The place of a cause; the number of causes for an id that is none. */
[[nodiscard]] std::size_t cause_place(std::string_view id) noexcept;

}  // namespace closecode::model
