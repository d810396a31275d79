/** Reads an Observation as JavaScript spells it, so that recordings and cases can be shared by both. */
#pragma once

#include <closecode/observation.hpp>

#include "support/json_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace closecode::test {

/** JavaScript's name of each field that is spelled there as it is here. */
inline constexpr std::array<std::pair<std::string_view, Field>, 29> plain_fields{{
    {"code", Field::code},
    {"reason", Field::reason},
    {"wasClean", Field::was_clean},
    {"isTrusted", Field::is_trusted},
    {"malformed", Field::is_malformed},
    {"thrown", Field::thrown},
    {"url", Field::url},
    {"protocol", Field::protocol},
    {"extensions", Field::extensions},
    {"opened", Field::opened},
    {"errored", Field::errored},
    {"connectMs", Field::connect_ms},
    {"openMs", Field::open_ms},
    {"idleMs", Field::idle_ms},
    {"messagesSent", Field::messages_sent},
    {"messagesReceived", Field::messages_received},
    {"lastSentBytes", Field::last_sent_bytes},
    {"bufferedAmount", Field::buffered_amount},
    {"sinceSendMs", Field::since_send_ms},
    {"closedByPage", Field::closed_by_page},
    {"pageCloseCode", Field::page_close_code},
    {"online", Field::online},
    {"pageHiding", Field::page_hiding},
    {"restoredFromCache", Field::restored_from_cache},
    {"suspendedMs", Field::suspended_ms},
    {"pageSecure", Field::page_secure},
    {"blockedByPolicy", Field::blocked_by_policy},
    {"closedTogether", Field::closed_together},
    {"failure", Field::failure},
}};
inline constexpr std::array<std::string_view, 7> browser_names{"chromium", "firefox", "webkit", "node",
                                                               "deno",     "bun",     "workerd"};

/** Keeps the JSON that the observation's texts view into. */
class ReadObservation {
 public:
  explicit ReadObservation(const Json& json) : json_(json) { read(json_); }
  /** Ends the program when the text is no JSON. */
  explicit ReadObservation(std::string_view text) {
    auto json = JsonReader::read(text);
    if (!json) std::abort();
    json_ = std::move(*json);
    read(json_);
  }
  ReadObservation(const ReadObservation&) = delete;
  ReadObservation& operator=(const ReadObservation&) = delete;

  [[nodiscard]] const Observation& get() const noexcept { return seen_; }

 private:
  void take(Field field, const Json* json) {
    if (json == nullptr) return;
    if (json->text() != nullptr) seen_.set(field, std::string_view(*json->text()));
    if (json->boolean() != nullptr) seen_.set(field, *json->boolean() ? 1 : 0);
    if (json->number() != nullptr) seen_.set(field, static_cast<std::int64_t>(*json->number()));
  }

  void take_word(Field field, const Json* json, std::string_view yes) {
    if (json != nullptr) seen_.set(field, *json->text() == yes ? 1 : 0);
  }

  void read(const Json& json) {
    for (const auto& [name, field] : plain_fields) {
      take(field, json[name]);
    }
    take_word(Field::page_close_open, json["pageCloseState"], "open");
    take_word(Field::hidden, json["visibility"], "hidden");
    if (const Json* browser = json["browser"]) {
      const auto found = std::find(browser_names.begin(), browser_names.end(), *browser->text());
      seen_.set(Field::browser, found - browser_names.begin());
    }
    if (const Json* asked = json["protocolsRequested"]) {
      for (const Json& name : *asked->list()) requested_ += (requested_.empty() ? "" : ",") + *name.text();
      seen_.set(Field::protocols_requested, std::string_view(requested_));
    }
    if (const Json* probe = json["probe"]; probe != nullptr && !probe->is_null()) {
      take_word(Field::probe_reachable, (*probe)["http"], "reachable");
      take(Field::probe_status, (*probe)["status"]);
    }
    if (const Json* history = json["history"]) {
      for (const Json& close : *history->list()) read_earlier(close);
    }
  }

  void read_earlier(const Json& close) {
    EarlierClose& earlier = seen_.history.emplace_back(EarlierClose{});
    earlier.code = static_cast<std::int32_t>(*close["code"]->number());
    if (const Json* ms = close["openMs"]) earlier.open_ms = static_cast<std::int64_t>(*ms->number());
    if (const Json* opened = close["opened"]) earlier.opened = *opened->boolean();
  }

  Json json_;
  std::string requested_;
  Observation seen_;
};

}  // namespace closecode::test
