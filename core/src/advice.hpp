#pragma once

#include <closecode/advise.hpp>

#include "score.hpp"

#include <vector>

namespace closecode {

/** `advise` for an observation that has been diagnosed already. */
[[nodiscard]] Advice advise(const Observation& seen, const model::Features& features,
                            const std::vector<model::RankedCause>& ranked, const AdviceOptions& options,
                            const Catalog& catalog);

}  // namespace closecode
