#include <closecode/search.hpp>

#include "fold.hpp"
#include "format.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace closecode {
namespace {

// How good each kind of match is. Only their order matters; the numbers leave room between the kinds.
constexpr double same_number = 1.0;
constexpr double same_name = 0.95;
constexpr double number_begins = 0.9;
constexpr double name_begins = 0.85;
constexpr double name_contains = 0.75;
constexpr double name_with_slips = 0.7;
constexpr double best_words = 0.65;
constexpr double number_with_slip = 0.6;
constexpr double unlikely_number = 0.5;
constexpr double least_worth_showing = 0.15;

/** What search knows of one entry, folded. */
struct Document {
  const Entry* entry;
  /** Names as people write them, each without its spaces: matched from their beginning and inside. */
  std::string names;
  std::string titles;
  std::string body;
};

[[nodiscard]] Document read(const Entry& entry, std::span<const Catalog* const> catalogs) {
  Document document{&entry, without_spaces(fold(entry.name)), fold(entry.label), {}};
  (document.names += ' ') += without_spaces(document.titles);
  for (const Catalog* catalog : catalogs) {
    const std::string title = fold(catalog->text(entry, EntryText::title));
    (document.names += ' ') += without_spaces(title);
    (document.titles += ' ') += title;
    for (const EntryText which : {EntryText::description, EntryText::when, EntryText::fix, EntryText::retry}) {
      (document.body += fold(catalog->text(entry, which))) += ' ';
    }
  }
  return document;
}

/** "statusgoingaway" without what all constants of a library begin with: "goingaway". */
[[nodiscard]] std::string_view without_prefix(std::string_view query) noexcept {
  for (std::size_t i = 0; i < generated::constant_prefixes.size(); ++i) {
    const std::string_view prefix = generated::constant_prefixes[i];
    if (query.starts_with(prefix) && query.size() >= prefix.size() + 2) return query.substr(prefix.size());
  }
  return query;
}

[[nodiscard]] double similarity(std::string_view name, std::string_view query) {
  const std::size_t slips = forgiven_slips(query.size());
  const std::size_t found = slips_between(name, query, slips);
  if (found > slips) return 0;
  return found == 0 ? same_name : name_with_slips - 0.05 * static_cast<double>(found);
}

[[nodiscard]] double name_score(const Document& document, std::string_view query) {
  const std::string_view constant = without_prefix(query);
  double best = 0;
  for (const std::string_view name : words_of(document.entry->search_names)) {
    best = std::max({best, similarity(name, query), similarity(name, constant)});
  }
  for (const std::string_view name : words_of(document.names)) {
    best = std::max({best, similarity(name, query), similarity(name, constant)});
    const std::size_t at = name.find(query);
    if (at == 0 && query.size() >= 2) best = std::max(best, name_begins);
    if (at != std::string_view::npos && query.size() >= 4) best = std::max(best, name_contains);
  }
  return best;
}

/** The share of a word's pairs of neighbouring letters that a text has, where scripts write no spaces. */
[[nodiscard]] double pair_fit(std::string_view text, std::string_view word) {
  constexpr std::size_t letter = 3;
  double pairs = 0;
  double found = 0;
  for (std::size_t at = 0; at + 2 * letter <= word.size(); at += letter) {
    pairs += 1;
    found += text.find(word.substr(at, 2 * letter)) != std::string_view::npos ? 1 : 0;
  }
  return pairs >= 2 && found >= pairs / 2 ? 0.8 * found / pairs : 0;
}

/** How well one word of the query fits a text, 0 to 1: best when the text comes back to it. */
[[nodiscard]] double word_fit(std::string_view text, std::string_view word) {
  const bool spaceless = is_spaceless(word);
  double found = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (spaceless || at == 0 || text[at - 1] == ' ') found += 1;
  }
  if (found > 0) return std::min(1.0, 0.85 + 0.05 * found);
  if (spaceless) return pair_fit(text, word);
  const std::size_t slips = forgiven_slips(word.size() - 1);
  if (slips == 0) return 0;
  for (const std::string_view other : words_of(text)) {
    if (other.front() == word.front() && slips_between(other, word, slips) <= slips) return 0.7;
  }
  return 0;
}

/** Scores every document by the words of the query; a word that fits nearly everything counts little. */
[[nodiscard]] std::vector<double> word_scores(std::span<const Document> documents, std::string_view query) {
  std::vector<double> scores(documents.size());
  std::vector<double> fits(documents.size());
  double total_weight = 0;
  for (const std::string_view word : words_of(query)) {
    if (word.size() < 2) continue;
    double hits = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      fits[i] = std::max(word_fit(documents[i].titles, word), 0.6 * word_fit(documents[i].body, word));
      hits += fits[i] > 0 ? 1 : 0;
    }
    const double weight = std::max(0.05, 1 - hits / static_cast<double>(documents.size()));
    total_weight += weight;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weight * fits[i];
  }
  if (total_weight > 0) {
    for (double& score : scores) score *= best_words / total_weight;
  }
  return scores;
}

[[nodiscard]] std::optional<std::int32_t> number_of(std::string_view word) noexcept {
  if (word.empty() || word.size() > 9) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/** The code that stands for an entry: a range's first number may have an entry of its own, as 3000 does. */
[[nodiscard]] std::int32_t code_for(const Entry& entry) noexcept {
  std::int32_t code = entry.from;
  while (code < entry.to && &find(code) != &entry) ++code;
  return code;
}

/** Hits for a query that is a number, or holds one of four or five digits. */
void add_numbers(std::vector<SearchHit>& hits, std::string_view query) {
  const auto words = words_of(query);
  for (const std::string_view word : words) {
    const auto number = number_of(word);
    if (!number || (words.size() > 1 && (word.size() < 4 || word.size() > 5))) continue;
    const Entry& exact = find(*number);
    hits.push_back({*number, &exact, word.size() >= 4 ? same_number : unlikely_number});
    for (const Entry& entry : entries()) {
      if (entry.from < 1000 || entry.from == *number) continue;
      const Decimal digits(entry.from);
      if (word.size() < 4 && digits.view().starts_with(word)) hits.push_back({code_for(entry), &entry, number_begins});
      const bool likely_slip = word.size() == 4 && entry.registered && !exact.registered;
      if (likely_slip && slips_between(digits.view(), word, 1) == 1) {
        hits.push_back({entry.from, &entry, number_with_slip});
      }
    }
  }
}

/** Registered codes go before ranges, small ones before large. */
[[nodiscard]] bool is_worse(const SearchHit& a, const SearchHit& b) noexcept {
  if (a.score != b.score) return a.score < b.score;
  if (a.entry->registered != b.entry->registered) return b.entry->registered;
  return a.code > b.code;
}

/** Takes out the best again and again: there are few hits, and a sort would weigh more than this whole file. */
[[nodiscard]] std::vector<SearchHit> best_of(std::vector<SearchHit> hits, std::size_t limit) {
  std::vector<SearchHit> best;
  while (best.size() < limit && !hits.empty()) {
    const auto next = std::max_element(hits.begin(), hits.end(), is_worse);
    const SearchHit hit = *next;
    *next = hits.back();
    hits.pop_back();
    // A code may be found by number and by words; its best place stays.
    const auto same = [&](const SearchHit& other) { return other.code == hit.code; };
    if (std::none_of(best.begin(), best.end(), same)) best.push_back(hit);
  }
  return best;
}

}  // namespace

std::vector<SearchHit> search(std::string_view query, std::span<const Catalog* const> catalogs, std::size_t limit) {
  const std::string folded = fold(utf8::cut(query, max_query_bytes));
  const std::string compact = without_spaces(folded);
  std::vector<SearchHit> hits;
  add_numbers(hits, folded);
  if (compact.empty() || number_of(compact)) return best_of(std::move(hits), limit);

  std::vector<Document> documents(entries().size());
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i] = read(entries()[i], catalogs);
  const std::vector<double> by_words = word_scores(documents, folded);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const double score = std::max(name_score(documents[i], compact), by_words[i]);
    const Entry* entry = documents[i].entry;
    if (score >= least_worth_showing) hits.push_back({code_for(*entry), entry, score});
  }
  return best_of(std::move(hits), limit);
}

}  // namespace closecode
