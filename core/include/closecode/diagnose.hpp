/**
 * Why a connection ended: ranked causes with the evidence for and against each, and what to observe next.
 */
#pragma once

#include <closecode/advise.hpp>
#include <closecode/explain.hpp>
#include <closecode/observation.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace closecode {

/** A signal and what it adds to a cause's score, in tenths of log-odds (natural logarithm). */
struct Evidence {
  std::string_view id;
  std::string text;
  std::int32_t tenths = 0;
};

/** A command or setting to copy. Values from the observation are safe in a shell and in markup. */
struct Snippet {
  std::string_view kind;
  std::string text;
};

struct Cause {
  /** "<phase>/<cause>", e.g. "idle/proxy-timeout". */
  std::string_view id;
  std::string_view title;
  std::string_view explanation;
  std::string_view fix;
  /** Above 0.9 only where a signal leaves no doubt. */
  double probability = 0;
  /** Largest weight first, whatever its sign. */
  std::vector<Evidence> evidence;
  std::vector<Snippet> snippets;
  std::span<const SourceId> sources;
};

struct Diagnosis {
  Explanation explanation;
  /** Most probable first, at least one and at most eight; what is missing to 1 is "something else". */
  std::vector<Cause> causes;
  std::vector<std::string_view> next_checks;
  Advice advice;
};

/** What is always the same of a cause. An unknown `id` gives one without texts. */
[[nodiscard]] Cause describe_cause(std::string_view id, const Catalog& catalog);

/** The same for the same input. The delay in `advice` is drawn with `options.random`. */
[[nodiscard]] Diagnosis diagnose(const Observation& seen, const Catalog& catalog, const AdviceOptions& options = {});

}  // namespace closecode
