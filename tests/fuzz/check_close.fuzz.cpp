#include <closecode/closecode.hpp>

#include "input.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"

#include <optional>

using namespace closecode;

namespace {

bool is_page_code(std::int32_t code) { return code == 1000 || (code >= 3000 && code <= 4999); }

/** What the standard and Chromium's stricter rule say, without the engine. */
CloseError expected(std::optional<std::int32_t> code, bool has_reason, std::size_t bytes) {
  if (code && !is_page_code(*code)) return CloseError::invalid_access;
  if (bytes > max_reason_bytes) return CloseError::syntax;
  return !code && has_reason ? CloseError::invalid_access : CloseError::none;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Catalog& catalog = test::catalog_for(input.flag() ? "ja" : "en");
  const std::uint8_t given = input.byte();
  const bool has_code = given % 4 != 0;
  const bool has_reason = given % 8 < 6;
  const std::int32_t code = input.code();
  const std::string_view written = given % 16 == 1 ? input.text() : std::string_view();
  const std::string_view reason = has_reason ? input.rest() : std::string_view();

  const auto asked = has_code ? std::optional<AskedCode>({code, written}) : std::nullopt;
  const auto text = has_reason ? std::optional(reason) : std::nullopt;
  const CloseCheck check = check_close(asked, text, catalog);

  fuzz::require(check.reason_bytes == utf8::well_formed(reason).size(), "bytes are counted after replacement");
  const auto number = has_code ? std::optional(code) : std::nullopt;
  fuzz::require(check.error == expected(number, has_reason, check.reason_bytes), "the verdict is the standard's");
  fuzz::require(!check.message.empty(), "there is a message");
  fuzz::require(check.ok() != check.suggestion.has_value(), "exactly the illegal calls get a suggestion");
  if (check.suggestion) {
    const auto again = check_close(check.suggestion->code, check.suggestion->reason, catalog);
    fuzz::require(again.ok(), "the suggestion is legal");
    fuzz::require(utf8::is_well_formed(check.suggestion->reason), "the suggested reason is whole");
  }
  fuzz::require(test::JsonReader::read(to_json(check)).has_value(), "the JSON is valid, in UTF-8");
  return 0;
}
