#include <closecode/diagnose.hpp>
#include <closecode/json.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"
#include "utf8.hpp"

#include <cmath>
#include <string>

using namespace closecode;

namespace {

/** Half of the runs read a line as it is, half set the fields one by one, so that all of them are reached. */
Observation any_observation(fuzz::Input& input, std::string& line) {
  if (input.flag()) {
    // Foreign texts reach the engine well-formed.
    line = utf8::well_formed(input.rest());
    return parse_observation(line);
  }
  Observation seen;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!input.flag()) continue;
    switch (kind_of(field)) {
      case FieldKind::text: {
        static constexpr std::string_view texts[] = {"",
                                                     "token expired",
                                                     "wss://a.example:6000/x",
                                                     "ws://localhost",
                                                     "SecurityError",
                                                     "permessage-deflate",
                                                     "graphql-transport-ws"};
        seen.set(field, texts[input.byte() % std::size(texts)]);
        break;
      }
      case FieldKind::code: seen.set(field, input.code()); break;
      case FieldKind::flag:
      case FieldKind::browser: seen.set(field, input.byte() % 8); break;
      case FieldKind::amount: {
        const std::int64_t amount = input.word();
        seen.set(field, input.flag() ? amount : amount % 400'000);
        break;
      }
    }
  }
  for (std::size_t count = input.byte() % 6; count > 0; --count) {
    seen.history.push_back({input.code() & 0xffff, std::int64_t{input.word() % 400'000}, input.flag()});
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Catalog& catalog = input.flag() ? test::english() : test::japanese();
  const AdviceOptions options{.attempt = static_cast<std::int32_t>(input.word()),
                              .random = input.byte() / 200.0,
                              .base_ms = static_cast<std::int32_t>(input.word()),
                              .cap_ms = static_cast<std::int32_t>(input.word())};
  std::string line;
  const Observation seen = any_observation(input, line);
  const Diagnosis diagnosis = diagnose(seen, catalog, options);

  fuzz::require(!diagnosis.causes.empty() && diagnosis.causes.size() <= 8, "there are one to eight causes");
  double sum = 0;
  double last = 1;
  for (const Cause& cause : diagnosis.causes) {
    fuzz::require(std::isfinite(cause.probability) && cause.probability >= 0, "probabilities are finite");
    fuzz::require(cause.probability <= last, "probabilities fall");
    last = cause.probability;
    sum += cause.probability;
    fuzz::require(!cause.title.empty() && !cause.explanation.empty() && !cause.fix.empty(), "every cause has texts");
    for (const Evidence& evidence : cause.evidence) {
      fuzz::require(evidence.tenths != 0 && !evidence.text.empty(), "evidence says something");
    }
    for (const Snippet& snippet : cause.snippets) {
      fuzz::require(snippet.text.find("${") == std::string::npos, "snippets are filled in");
    }
  }
  fuzz::require(sum <= 1, "the probabilities sum to at most 1");
  const Advice& advice = diagnosis.advice;
  fuzz::require(advice.min_ms >= 0 && advice.min_ms <= advice.delay_ms && advice.delay_ms <= advice.max_ms,
                "the delay lies in its interval");
  fuzz::require((advice.action == Retry::no) == (advice.delay_ms == never_ms), "only no waits for ever");
  const std::string json = to_json(diagnosis);
  fuzz::require(test::JsonReader::read(json).has_value(), "the JSON is valid, in UTF-8");
  fuzz::require(to_json(diagnose(seen, catalog, options)) == json, "the same input gives the same diagnosis");
  return 0;
}
