#include <closecode/json.hpp>

#include "json_writer.hpp"

namespace closecode {
namespace {

void write_members(JsonWriter& json, const Advice& advice) {
  const auto time = [&](std::string_view name, std::int64_t ms) { json.member(name, ms == never_ms ? -1 : ms); };
  json.member("action", to_string(advice.action));
  time("delayMs", advice.delay_ms);
  time("minMs", advice.min_ms);
  time("maxMs", advice.max_ms);
  json.member("why", advice.why);
}

void write_texts(JsonWriter& json, const Cause& cause) {
  json.member("title", cause.title);
  json.member("explanation", cause.explanation);
  json.member("fix", cause.fix);
  write_links(json, cause.sources);
}

void write(JsonWriter& json, const Cause& cause, CauseTexts texts) {
  json.begin_object();
  json.member("id", cause.id);
  if (texts == CauseTexts::with) write_texts(json, cause);
  // Cut, not rounded: rounded up, the probabilities of a diagnosis could sum to more than 1.
  json.thousandths("probability", static_cast<std::int64_t>(cause.probability * 1000));
  json.begin_array("evidence");
  for (const Evidence& evidence : cause.evidence) {
    json.begin_object();
    json.member("id", evidence.id);
    json.member("text", evidence.text);
    json.thousandths("weight", std::int64_t{evidence.tenths} * 100);
    json.end_object();
  }
  json.end_array();
  json.begin_array("snippets");
  for (const Snippet& snippet : cause.snippets) {
    json.begin_object();
    json.member("kind", snippet.kind);
    json.member("text", snippet.text);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string to_json(const Advice& advice) {
  JsonWriter json;
  json.begin_object();
  write_members(json, advice);
  json.end_object();
  return json.take();
}

std::string to_json(const Cause& cause) {
  JsonWriter json;
  json.begin_object();
  write_texts(json, cause);
  json.end_object();
  return json.take();
}

std::string to_json(const Diagnosis& diagnosis, CauseTexts texts) {
  JsonWriter json;
  json.begin_object();
  json.begin_array("causes");
  for (const Cause& cause : diagnosis.causes) write(json, cause, texts);
  json.end_array();
  json.strings("nextChecks", diagnosis.next_checks);
  json.begin_object("advice");
  write_members(json, diagnosis.advice);
  json.end_object();
  json.member("lang", diagnosis.explanation.language);
  json.member("dir", diagnosis.explanation.direction == Direction::right_to_left ? "rtl" : "ltr");
  json.end_object();
  return json.take();
}

}  // namespace closecode
