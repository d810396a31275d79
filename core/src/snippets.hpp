#pragma once

#include <closecode/diagnose.hpp>

#include "features.hpp"

#include <cstddef>
#include <vector>

namespace closecode {

/** The commands and settings that help against a cause, filled from the observation. */
[[nodiscard]] std::vector<Snippet> snippets_for(std::size_t cause, const Observation& seen,
                                                const model::Features& features);

}  // namespace closecode
