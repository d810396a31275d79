// The engine as seen from JavaScript: a handful of coarse calls, scalars and strings in, one JSON string out.
// Nothing else in the project names Emscripten.
#include <closecode/closecode.hpp>

#include <emscripten/bind.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace closecode;

/** The loaded languages. One module instance serves one engine, so this is the engine's state. */
std::vector<std::unique_ptr<const Catalog>>& loaded() {
  static std::vector<std::unique_ptr<const Catalog>> languages;
  return languages;
}

/** Languages are named by their place; JavaScript only passes places that `negotiate` or `addLanguage` gave it. */
const Catalog& language_at(int index) { return *loaded()[static_cast<std::size_t>(index)]; }

/** Takes a pack in, replacing one of the same language; with `commit` false it only looks. Returns "" or why not. */
std::string add_language(const std::string& pack, bool commit) {
  auto parsed = Catalog::parse(pack);
  if (const auto* fault = std::get_if<PackFault>(&parsed)) return std::string(to_string(*fault));
  if (!commit) return {};
  auto catalog = std::make_unique<const Catalog>(std::move(std::get<Catalog>(parsed)));
  for (auto& other : loaded()) {
    if (other->tag() == catalog->tag()) {
      other = std::move(catalog);
      return {};
    }
  }
  loaded().push_back(std::move(catalog));
  return {};
}

/** `wanted`: tags, best first, separated by commas. The place of the best loaded language, 0 (English) when none fits.
 */
int negotiate_languages(const std::string& wanted) {
  std::vector<std::string_view> tags;
  for (std::string_view rest = wanted; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    tags.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::vector<std::string_view> available;
  for (const auto& catalog : loaded()) available.push_back(catalog->tag());
  const std::size_t found = negotiate(tags, available);
  return found == no_language ? 0 : static_cast<int>(found);
}

std::string explain_code(int code, int language) { return to_json(explain(code, language_at(language))); }

std::string check_close_call(bool has_code, int code, const std::string& written, bool has_reason,
                             const std::string& reason, int language) {
  const auto asked = has_code ? std::optional<AskedCode>({code, written}) : std::nullopt;
  const auto text = has_reason ? std::optional<std::string_view>(reason) : std::nullopt;
  return to_json(check_close(asked, text, language_at(language)));
}

std::string search_codes(const std::string& query, int language) {
  std::vector<const Catalog*> catalogs{&language_at(language)};
  // English too: names and symptoms are often typed in it whatever the page's language.
  if (language != 0) catalogs.push_back(&language_at(0));
  return to_json(search(query, catalogs), language_at(language));
}

/** Takes what stands before the next U+001F. */
std::string_view take_field(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\x1f'), rest.size());
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

/** Decimal digits; the JavaScript API sends nothing else. */
std::int64_t read_number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/** "written␟name␟retry␟severity"; "" for what no dictionary says, else a place in the enumeration. */
AskedCode read_asked(int code, std::string_view line) {
  AskedCode asked(code, take_field(line));
  asked.own.name = take_field(line);
  if (const std::string_view retry = take_field(line); !retry.empty()) {
    asked.own.retry = static_cast<Retry>(read_number(retry));
  }
  if (!line.empty()) asked.own.severity = static_cast<Severity>(read_number(line));
  return asked;
}

std::string compare_codes(int left, const std::string& left_asked, int right, const std::string& right_asked,
                          int language) {
  // JavaScript keeps the explanations, so that the same code is the same object.
  return to_json(compare(read_asked(left, left_asked), read_asked(right, right_asked), language_at(language)),
                 Sides::without);
}

/** "attempt␟random * 2^32␟base␟cap␟profile␟asked". */
AdviceOptions read_options(std::string_view line) {
  constexpr double steps = 4294967296.0;
  AdviceOptions options;
  options.attempt = read_number(take_field(line));
  options.random = static_cast<double>(read_number(take_field(line))) / steps;
  options.base_ms = read_number(take_field(line));
  options.cap_ms = read_number(take_field(line));
  options.profile = take_field(line);
  // The place of a `Retry`.
  if (!line.empty()) options.asked = static_cast<Retry>(read_number(line));
  return options;
}

std::string diagnose_close(const std::string& observation, const std::string& options, int language) {
  return to_json(diagnose(parse_observation(observation), language_at(language), read_options(options)),
                 // JavaScript keeps what is always the same of a cause.
                 CauseTexts::without);
}

std::string describe_cause_of(const std::string& id, int language) {
  return to_json(describe_cause(id, language_at(language)));
}

std::string advise_on_close(const std::string& observation, const std::string& options, int language) {
  return to_json(advise(parse_observation(observation), read_options(options), language_at(language)));
}

bool should_reconnect_after(const std::string& observation, const std::string& options) {
  return should_reconnect(parse_observation(observation), read_options(options));
}

int next_delay_in(const std::string& options) { return static_cast<int>(next_delay(read_options(options))); }

}  // namespace

EMSCRIPTEN_BINDINGS(closecode) {
  emscripten::function("addLanguage", &add_language);
  emscripten::function("negotiate", &negotiate_languages);
  emscripten::function("explain", &explain_code);
  emscripten::function("compare", &compare_codes);
  emscripten::function("checkClose", &check_close_call);
  emscripten::function("search", &search_codes);
  emscripten::function("diagnose", &diagnose_close);
  emscripten::function("cause", &describe_cause_of);
  emscripten::function("advise", &advise_on_close);
  emscripten::function("shouldReconnect", &should_reconnect_after);
  emscripten::function("nextDelay", &next_delay_in);
}
