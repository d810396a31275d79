#include <closecode/close_arguments.hpp>
#include <closecode/generated/text_ids.hpp>

#include "format.hpp"
#include "utf8.hpp"

namespace closecode {
namespace {

/** 1000 for what ends normally or is no code; for the others 4000 plus the last three digits, which is free for
 * applications. */
[[nodiscard]] std::int32_t nearest_legal(std::int32_t code) noexcept {
  const Entry& entry = find(code);
  if (entry.page) return code;
  const bool normal = entry.severity == Severity::normal || entry.severity == Severity::notice;
  return entry.registered && !normal ? 4000 + code % 1000 : 1000;
}

[[nodiscard]] CloseSuggestion suggest(std::int32_t code, std::string_view reason) {
  const Entry& entry = find(code);
  // The name keeps the meaning that the replaced number can no longer carry.
  const bool needs_name = reason.empty() && entry.registered && !entry.page;
  return {nearest_legal(code), std::string(utf8::cut(needs_name ? entry.label : reason, max_reason_bytes))};
}

}  // namespace

std::string_view to_string(CloseError error) noexcept {
  switch (error) {
    case CloseError::none: return "";
    case CloseError::invalid_access: return "InvalidAccessError";
    case CloseError::syntax: return "SyntaxError";
  }
  return "";
}

CloseCheck check_close(std::optional<AskedCode> code, std::optional<std::string_view> reason, const Catalog& catalog) {
  const std::string text = utf8::well_formed(reason.value_or(""));
  const Decimal bytes(static_cast<std::int64_t>(text.size()));
  const Decimal digits(code ? code->code : 0);
  const std::string number = utf8::well_formed(code && !code->written.empty() ? code->written : digits.view());

  CloseCheck check;
  check.reason_bytes = text.size();
  TextId message = generated::check_ok;
  // The order in which the standard checks: the code, then the length of the reason.
  if (code && code->code < 0) {
    check.error = CloseError::invalid_access;
    message = generated::check_code_unknown;
  } else if (code && !is_sendable_by_page(code->code)) {
    check.error = CloseError::invalid_access;
    message = generated::check_code;
  } else if (text.size() > max_reason_bytes) {
    check.error = CloseError::syntax;
    message = generated::check_reason;
  } else if (!code && reason) {
    // Legal by the standard, but Chromium throws: what works in one browser only is no legal call to rely on.
    check.error = CloseError::invalid_access;
    message = generated::check_reason_only;
  } else if (!code) {
    message = generated::check_ok_none;
  }
  check.message = format(catalog, message, {{"code", number}, {"bytes", bytes.view()}});
  if (!check.ok()) check.suggestion = suggest(code ? code->code : 1000, text);
  return check;
}

}  // namespace closecode
