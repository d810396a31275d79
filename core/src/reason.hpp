#pragma once

#include "model_features.hpp"

#include <optional>
#include <string_view>

namespace closecode {

/** What the words of a reason speak of, in any of several languages. @see core/data/reasons.json */
[[nodiscard]] std::optional<model::ReasonKind> reason_kind(std::string_view reason);

}  // namespace closecode
