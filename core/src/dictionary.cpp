#include <closecode/dictionary.hpp>
#include <closecode/language.hpp>

#include "format.hpp"
#include "recognise.hpp"

#include <algorithm>

namespace closecode {
namespace {

constexpr std::int32_t first_own = 3000;
constexpr std::int32_t last_own = 4999;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t most_meanings = 2200;

using Faults = std::vector<DictionaryFault>;

void check_texts(const Translations& texts, const std::string& path, Faults& faults) {
  for (const auto& [tag, text] : texts) {
    if (text.empty() || text.size() > longest_text) faults.push_back({path, "must be a text of 1 to 4000 bytes"});
  }
}

[[nodiscard]] bool is_single(const Meaning& meaning) noexcept { return meaning.from == meaning.to; }

void check_meaning(const Dictionary& dictionary, std::size_t place, Faults& faults) {
  const Meaning& meaning = dictionary.meanings[place];
  std::string path = "meanings[";
  path.append(digits_of(static_cast<std::int64_t>(place))).append("]");
  const auto is_own = [](std::int32_t code) { return first_own <= code && code <= last_own; };
  if (!is_own(meaning.from)) faults.push_back({path + ".from", "must be a number from 3000 to 4999"});
  if (!is_own(meaning.to)) faults.push_back({path + ".to", "must be a number from 3000 to 4999"});
  if (meaning.to < meaning.from) faults.push_back({path + ".to", "lies before from"});
  if (meaning.name.empty() || meaning.name.size() > longest_name) {
    faults.push_back({path + ".name", "must be a text of 1 to 200 bytes"});
  }
  check_texts(meaning.description, path + ".description", faults);
  check_texts(meaning.when, path + ".when", faults);
  check_texts(meaning.fix, path + ".fix", faults);
  const auto overlaps = [&](const Meaning& other) {
    return is_single(other) == is_single(meaning) && other.from <= meaning.to && meaning.from <= other.to;
  };
  const auto end = dictionary.meanings.begin() + static_cast<std::ptrdiff_t>(place);
  if (std::any_of(dictionary.meanings.begin(), end, overlaps)) faults.push_back({path, "stands twice"});
}

[[nodiscard]] Faults faults_of(const Dictionary& dictionary) {
  Faults faults;
  if (dictionary.id.empty() || dictionary.id.size() > longest_name) faults.push_back({"id", "is missing or too long"});
  if (dictionary.name.empty() || dictionary.name.size() > longest_name) {
    faults.push_back({"name", "is missing or too long"});
  }
  if (dictionary.meanings.size() > most_meanings) {
    faults.push_back({"meanings", "must be at most 2200"});
    return faults;
  }
  for (std::size_t i = 0; i < dictionary.meanings.size(); ++i) check_meaning(dictionary, i, faults);
  return faults;
}

/** A single code says more than the range it lies in. */
[[nodiscard]] const Meaning* meaning_of(const Dictionary& dictionary, std::int64_t code) noexcept {
  const Meaning* found = nullptr;
  for (const Meaning& meaning : dictionary.meanings) {
    if (code < meaning.from || meaning.to < code) continue;
    if (found == nullptr || is_single(meaning)) found = &meaning;
  }
  return found;
}

/** An application's own codes come first, then services, then its own ranges; of its own, the later. 0: not here. */
[[nodiscard]] std::size_t rank_of(const Known& known, std::size_t place, const Marks& marks) {
  constexpr std::size_t own_code = 100'000;
  constexpr std::size_t service = 10'000;
  const std::size_t found = known.dictionary->match ? strength(*known.dictionary->match, marks) : 1;
  if (found == 0) return 0;
  const bool single = is_single(*known.meaning);
  if (known.dictionary->kind == DictionaryKind::own) return 1 + place + (single ? own_code : 0);
  return service + found * 2 + (single ? 1 : 0);
}

}  // namespace

std::string_view text_for(const Translations& texts, std::span<const std::string_view> wanted) {
  if (texts.empty()) return {};
  std::vector<std::string_view> tags;
  for (const auto& [tag, text] : texts) tags.emplace_back(tag);
  std::size_t place = negotiate(wanted, tags);
  if (place == no_language) {
    const auto english = std::find(tags.begin(), tags.end(), "en");
    place = english == tags.end() ? 0 : static_cast<std::size_t>(english - tags.begin());
  }
  return texts[place].second;
}

AdviceOptions Resolution::apply(AdviceOptions options) const noexcept {
  // A profile that the caller names wins.
  if (known && options.profile.empty() && known->meaning->retry) {
    options.profile = known->dictionary->name;
    options.asked = known->meaning->retry;
  }
  return options;
}

std::vector<DictionaryFault> Dictionaries::define(Dictionary dictionary) {
  std::vector<DictionaryFault> faults = faults_of(dictionary);
  if (!faults.empty()) return faults;
  std::erase_if(all_, [&](const Dictionary& other) { return other.id == dictionary.id; });
  all_.push_back(std::move(dictionary));
  return faults;
}

Resolution Dictionaries::resolve(const Observation& seen) const {
  const std::int64_t code = seen.value_or(Field::code, 0);
  const Marks marks = marks_of(seen);
  std::vector<Known> holding;
  std::vector<Known> best;
  std::size_t most = 1;
  for (std::size_t place = 0; place < all_.size(); ++place) {
    const Meaning* meaning = meaning_of(all_[place], code);
    if (meaning == nullptr) continue;
    holding.push_back({&all_[place], meaning});
    const std::size_t rank = rank_of(holding.back(), place, marks);
    if (rank < most) continue;
    if (rank > most) best.clear();
    most = rank;
    best.push_back(holding.back());
  }
  if (best.size() == 1) return {.known = best.front(), .others = {}};
  return {.known = std::nullopt, .others = best.empty() ? std::move(holding) : std::move(best)};
}

}  // namespace closecode
