/**
 * What close codes mean for one application or service, and whose close it is.
 */
#pragma once

#include <closecode/advise.hpp>
#include <closecode/code.hpp>
#include <closecode/compare.hpp>
#include <closecode/observation.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace closecode {

/** Texts by language tag; the tag "" is for every reader. */
using Translations = std::vector<std::pair<std::string, std::string>>;

/** The text for these tags, best first, by RFC 4647 lookup; else English, else the first. "" when there is none. */
[[nodiscard]] std::string_view text_for(const Translations& texts, std::span<const std::string_view> wanted);

/** What the codes `from` to `to` mean. What is left out is answered as for any code of the range. */
struct Meaning {
  /** 3000 to 4999 each; equal for a single code. */
  std::int32_t from;
  std::int32_t to;
  /** 1 to 200 characters, never translated. */
  std::string name;
  Translations description = {};
  Translations when = {};
  Translations fix = {};
  std::optional<Retry> retry = {};
  std::optional<Severity> severity = {};

  /** What `compare` is to know of it. */
  [[nodiscard]] OwnFacts facts() const noexcept { return {.name = name, .retry = retry, .severity = severity}; }
};

/** How a service is recognised. "*" stands for one or more characters other than "/". */
struct Match {
  /** Whole host names, in lower case. */
  std::vector<std::string> hosts = {};
  std::vector<std::string> subprotocols = {};
  /** What the path begins with. */
  std::vector<std::string> paths = {};
  /** What the reason begins with. */
  std::vector<std::string> reasons = {};
};

/** Whose name it is. Those of one's own application need no recognition and win over services. */
enum class DictionaryKind : std::uint8_t { own, service, library, protocol };

struct Dictionary {
  /** A later dictionary of the same id replaces the earlier one. */
  std::string id;
  std::string name;
  DictionaryKind kind = DictionaryKind::own;
  /** Absent: the dictionary always applies. Without any mark: never. */
  std::optional<Match> match = {};
  std::vector<Meaning> meanings = {};
};

/** Where a dictionary is wrong, e.g. "meanings[3].from", and what is. */
struct DictionaryFault {
  std::string path;
  std::string_view what;
};

/** A meaning and whose it is; both point into the `Dictionaries` that gave them. */
struct Known {
  const Dictionary* dictionary;
  const Meaning* meaning;
};

/** What a close means here; without `known`, what it means at those which nothing tells apart. */
struct Resolution {
  std::optional<Known> known;
  std::vector<Known> others;

  /** The options with what the meaning asks of its clients, for `advise`, `should_reconnect` and `diagnose`. */
  [[nodiscard]] AdviceOptions apply(AdviceOptions options = {}) const noexcept;
};

/** The dictionaries that are loaded. */
class Dictionaries {
 public:
  /** Takes one in. Returns every fault; then nothing changed. */
  [[nodiscard]] std::vector<DictionaryFault> define(Dictionary dictionary);

  /** Whose code it is, by host, subprotocol, reason or path. Where two services fit equally well, neither is taken. */
  [[nodiscard]] Resolution resolve(const Observation& seen) const;

 private:
  std::vector<Dictionary> all_;
};

}  // namespace closecode
