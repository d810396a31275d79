#include <closecode/json.hpp>

#include "json_writer.hpp"

#include <cmath>

namespace closecode {
namespace {

void write(JsonWriter& json, const Headings& headings) {
  json.begin_object("headings");
  json.member("description", headings.description);
  json.member("when", headings.when);
  json.member("fix", headings.fix);
  json.member("differences", headings.differences);
  json.member("choose", headings.choose);
  json.member("more", headings.more);
  json.end_object();
}

void write_language(JsonWriter& json, const Explanation& explanation) {
  json.member("lang", explanation.language);
  json.member("dir", explanation.direction == Direction::right_to_left ? "rtl" : "ltr");
}

void write_members(JsonWriter& json, const Explanation& explanation) {
  const Entry& entry = *explanation.entry;
  json.member("code", explanation.code);
  json.member("source", explanation.source());
  json.member("name", entry.name);
  json.member("title", explanation.title);
  write_language(json, explanation);
  write(json, explanation.headings);
  json.member("description", explanation.description);
  json.member("when", explanation.when);
  json.member("fix", explanation.fix);
  json.member("severity", to_string(entry.severity));
  json.member("sender", to_string(entry.sender));
  json.member("wire", to_string(entry.wire));
  json.flag("sendableByPage", entry.page);
  json.begin_object("reportedAs");
  json.member("chromium", explanation.reported_as[0]);
  json.member("firefox", explanation.reported_as[1]);
  json.member("webkit", explanation.reported_as[2]);
  json.end_object();
  json.member("retry", to_string(entry.retry));
  json.member("retryReason", explanation.retry_reason);
  write_links(json, entry.sources);
}

void write_side(JsonWriter& json, std::string_view name, const Explanation& side) {
  json.begin_object(name);
  write_members(json, side);
  json.end_object();
}

}  // namespace

std::string to_json(const Explanation& explanation) {
  JsonWriter json;
  json.begin_object();
  write_members(json, explanation);
  json.end_object();
  return json.take();
}

std::string to_json(const Comparison& comparison, Sides sides) {
  JsonWriter json;
  json.begin_object();
  json.member("title", comparison.title);
  json.member("intro", comparison.intro);
  write_language(json, comparison.left);
  write(json, comparison.left.headings);
  if (sides == Sides::with) {
    write_side(json, "left", comparison.left);
    write_side(json, "right", comparison.right);
  }
  json.strings("differences", comparison.differences);
  json.strings("choose", comparison.choose);
  write_links(json, comparison.sources);
  json.end_object();
  return json.take();
}

std::string to_json(const CloseCheck& check) {
  JsonWriter json;
  json.begin_object();
  json.flag("ok", check.ok());
  if (!check.ok()) json.member("error", to_string(check.error));
  json.member("reasonBytes", static_cast<std::int64_t>(check.reason_bytes));
  json.member("message", check.message);
  if (check.suggestion) {
    json.begin_object("suggestion");
    json.member("code", check.suggestion->code);
    json.member("reason", check.suggestion->reason);
    json.end_object();
  }
  json.end_object();
  return json.take();
}

std::string to_json(std::span<const SearchHit> hits, const Catalog& catalog) {
  JsonWriter json;
  json.begin_array();
  for (const SearchHit& hit : hits) {
    json.begin_object();
    json.member("code", hit.code);
    json.member("source", hit.entry->registered ? "iana" : "range");
    json.member("title", catalog.text(*hit.entry, EntryText::title));
    json.thousandths("score", std::lround(hit.score * 1000));
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace closecode
