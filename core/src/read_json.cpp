#include <closecode/read.hpp>

#include "json_writer.hpp"

namespace closecode {
namespace {

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

void write_observation(JsonWriter& json, const ReadHit& hit) {
  json.begin_object("observation");
  if (hit.code >= 0) json.member("code", std::int64_t{hit.code});
  if (hit.has_reason) json.member("reason", hit.reason);
  if (hit.was_clean >= 0) json.flag("wasClean", hit.was_clean == 1);
  if (hit.is_synthetic) json.flag("isTrusted", false);
  write_text(json, "thrown", hit.thrown);
  write_text(json, "url", hit.url);
  if (hit.opened >= 0) json.flag("opened", hit.opened == 1);
  if (hit.open_ms >= 0) json.member("openMs", hit.open_ms);
  if (hit.blocked_by_policy) json.flag("blockedByPolicy", true);
  write_text(json, "browser", hit.browser);
  if (hit.status >= 0) {
    json.begin_object("probe");
    json.member("http", std::string_view("reachable"));
    json.member("status", std::int64_t{hit.status});
    // The contract wants a duration; a log tells none.
    json.member("ms", std::int64_t{0});
    json.end_object();
  }
  write_text(json, "failure", hit.failure);
  json.end_object();
}

}  // namespace

std::string to_json(std::span<const ReadHit> hits) {
  JsonWriter json;
  json.begin_array();
  for (const ReadHit& hit : hits) {
    json.begin_object();
    json.member("start", static_cast<std::int64_t>(hit.start));
    json.member("end", static_cast<std::int64_t>(hit.end));
    json.member("line", static_cast<std::int64_t>(hit.line));
    json.member("shape", hit.shape);
    if (hit.direction != FrameDirection::unknown) {
      json.member("direction", std::string_view(hit.direction == FrameDirection::sent ? "sent" : "received"));
    }
    write_observation(json, hit);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace closecode
