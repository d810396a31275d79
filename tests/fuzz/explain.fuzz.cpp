#include <closecode/closecode.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"

using namespace closecode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Catalog& catalog = test::catalog_for(input.flag() ? "ja" : "en");
  const std::int32_t code = input.code();
  const Explanation explanation = explain(code, catalog);

  fuzz::require(explanation.code == code, "the answer is about the code that was asked for");
  const bool no_code = code < 0 || code > 65535;
  const Entry& entry = *explanation.entry;
  fuzz::require(no_code == (entry.from == -1), "exactly what no frame can carry is not a close code");
  fuzz::require(no_code || (entry.from <= code && code <= entry.to), "the entry covers the code");
  fuzz::require(!entry.registered || entry.from == entry.to, "a registered code has an entry of its own");
  for (const std::string_view text :
       {explanation.title, explanation.description, explanation.when, explanation.fix, explanation.retry_reason}) {
    fuzz::require(!text.empty() && text.find('{') == std::string_view::npos, "every text is there and complete");
  }
  for (const std::int32_t reported : explanation.reported_as) {
    fuzz::require(reported == code || reported == abnormal_closure, "a browser shows the code or 1006");
  }

  const auto json = test::JsonReader::read(to_json(explanation));
  fuzz::require(json.has_value(), "the JSON is valid, in UTF-8");
  const test::Json* written = (*json)["code"];
  fuzz::require(written != nullptr && *written->number() == code, "the JSON names the code");
  return 0;
}
