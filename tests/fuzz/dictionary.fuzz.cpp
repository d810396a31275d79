#include <closecode/diagnose.hpp>
#include <closecode/dictionary.hpp>

#include "input.hpp"
#include "recognise.hpp"
#include "support/catalogs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace closecode;

namespace {

/** A short word of few letters, so that patterns and texts meet; sometimes any bytes. */
std::string any_word(fuzz::Input& input) {
  constexpr std::string_view letters = "ab*/.- \xc3\xa9";
  const std::uint8_t kind = input.byte();
  if (kind > 0xf0) return std::string(input.text());
  std::string word;
  for (std::size_t count = kind % 7; count > 0; --count) word += letters[input.byte() % letters.size()];
  return word;
}

std::vector<std::string> any_words(fuzz::Input& input) {
  std::vector<std::string> words;
  for (std::size_t count = input.byte() % 3; count > 0; --count) words.push_back(any_word(input));
  return words;
}

Meaning any_meaning(fuzz::Input& input) {
  Meaning meaning{.from = input.code(), .to = 0, .name = any_word(input)};
  meaning.to = input.flag() ? meaning.from : input.code();
  if (input.flag()) meaning.fix.push_back({any_word(input), any_word(input)});
  if (input.flag()) meaning.retry = static_cast<Retry>(input.byte() % 6);
  return meaning;
}

Dictionary any_dictionary(fuzz::Input& input) {
  constexpr std::string_view ids[] = {"acme", "bolt", "cord", "", "A B"};
  Dictionary dictionary{.id = std::string(ids[input.byte() % std::size(ids)]), .name = any_word(input)};
  dictionary.kind = static_cast<DictionaryKind>(input.byte() % 4);
  if (input.flag()) {
    dictionary.match = Match{.hosts = any_words(input),
                             .subprotocols = any_words(input),
                             .paths = any_words(input),
                             .reasons = any_words(input)};
  }
  for (std::size_t count = input.byte() % 4; count > 0; --count) dictionary.meanings.push_back(any_meaning(input));
  return dictionary;
}

/** The same question as `fits`, answered by trying every length for every "*". */
bool fits_slowly(std::string_view pattern, std::string_view text, bool whole) {
  if (pattern.empty()) return !whole || text.empty();
  if (pattern.front() != '*') {
    return !text.empty() && text.front() == pattern.front() && fits_slowly(pattern.substr(1), text.substr(1), whole);
  }
  for (std::size_t length = 1; length <= text.size() && text[length - 1] != '/'; ++length) {
    if (fits_slowly(pattern.substr(1), text.substr(length), whole)) return true;
  }
  return false;
}

std::string told(const Resolution& found) {
  std::string text = found.known ? found.known->dictionary->id + "=" + found.known->meaning->name : "none";
  for (const Known& other : found.others) text += "|" + other.dictionary->id + "=" + other.meaning->name;
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string url = "wss://" + any_word(input) + "/" + any_word(input);
  const std::string protocol = any_word(input);
  const std::string reason = any_word(input);
  const std::int32_t code = input.code();
  Observation seen;
  seen.set(Field::code, code).set(Field::url, url).set(Field::protocol, protocol).set(Field::reason, reason);

  const std::string pattern = any_word(input);
  if (pattern.size() < 8 && reason.size() < 16) {
    for (const bool whole : {false, true}) {
      fuzz::require(fits(pattern, reason, whole) == fits_slowly(pattern, reason, whole), "a pattern fits as tried out");
    }
  }

  Dictionaries all;
  for (std::size_t count = input.byte() % 6; count > 0; --count) {
    const std::string before = told(all.resolve(seen));
    const Dictionary dictionary = any_dictionary(input);
    const std::vector<DictionaryFault> faults = all.define(dictionary);
    for (const DictionaryFault& fault : faults) {
      fuzz::require(!fault.what.empty(), "a fault says what is wrong");
    }
    if (!faults.empty()) fuzz::require(told(all.resolve(seen)) == before, "a refused dictionary changes nothing");
  }

  const Resolution found = all.resolve(seen);
  const auto covers = [&](const Known& known) {
    return known.meaning->from <= code && code <= known.meaning->to && !known.meaning->name.empty();
  };
  fuzz::require(!found.known || covers(*found.known), "the meaning is of the code");
  fuzz::require(std::all_of(found.others.begin(), found.others.end(), covers), "so are the others");
  const AdviceOptions options = found.apply();
  fuzz::require(!should_reconnect(seen, options) || advise(seen, options, test::english()).action != Retry::no,
                "advice and answer agree");
  fuzz::require(!diagnose(seen, test::english(), options).causes.empty(), "a diagnosis is made");
  return 0;
}
