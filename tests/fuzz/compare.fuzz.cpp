#include <closecode/closecode.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/comparison_checks.hpp"
#include "support/json_reader.hpp"

using namespace closecode;

namespace {

/** Codes that are no integer come with their own spelling, as the JavaScript side passes them. */
AskedCode asked(fuzz::Input& input) {
  const bool written = input.byte() % 8 == 0;
  if (!written) return input.code();
  return {-1, input.text()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Catalog& catalog = test::catalog_for(input.flag() ? "ja" : "en");
  const AskedCode left = asked(input);
  const AskedCode right = asked(input);
  const Comparison comparison = compare(left, right, catalog);

  fuzz::require(!comparison.differences.empty(), "there is always something to say");
  fuzz::require(!test::has_repeats(comparison.differences), "no difference is told twice");
  for (const std::string& text : test::texts_of(comparison)) {
    fuzz::require(!text.empty(), "no text is empty");
    const bool braces_of_own = test::contains(left.written, "{") || test::contains(right.written, "{");
    fuzz::require(braces_of_own || !test::contains(text, "{"), "every placeholder is filled");
  }
  fuzz::require(comparison.left.code == left.code && comparison.right.code == right.code, "the sides stay in place");

  const Comparison swapped = compare(right, left, catalog);
  fuzz::require(test::sideless(swapped.differences) == test::sideless(comparison.differences),
                "swapping the sides changes no difference");
  fuzz::require(swapped.choose[0] == comparison.choose[1] && swapped.choose[1] == comparison.choose[0],
                "advice follows its side");
  fuzz::require(swapped.sources.size() == comparison.sources.size(), "the sources are the same");

  fuzz::require(test::JsonReader::read(to_json(comparison)).has_value(), "the JSON is valid, in UTF-8");
  return 0;
}
