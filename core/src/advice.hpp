#pragma once

#include <closecode/advise.hpp>

#include "score.hpp"

namespace closecode {

/** `advise` for an observation that has been diagnosed already. */
[[nodiscard]] Advice advise(const Observation& seen, const model::Features& features, const model::Ranking& ranked,
                            const AdviceOptions& options, const Catalog& catalog);

}  // namespace closecode
