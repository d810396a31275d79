#include <closecode/compare.hpp>
#include <closecode/generated/text_ids.hpp>

#include "format.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <utility>

namespace closecode {
namespace {

/** Which of the browsers can show a code to a page; the order is that of the baked table of texts. */
enum class Meet : std::uint8_t { all, chromium_firefox, firefox, none };

[[nodiscard]] Meet meet_of(std::int32_t code) noexcept {
  if (can_meet(code, Browser::webkitgtk)) return Meet::all;
  if (can_meet(code, Browser::chromium)) return Meet::chromium_firefox;
  return can_meet(code, Browser::firefox) ? Meet::firefox : Meet::none;
}

/** Who may send a code, with the two kinds of "never" told apart; the order is that of the baked table. */
[[nodiscard]] std::size_t sender_of(const Entry& entry) noexcept {
  if (entry.wire == Wire::local) return 3;
  if (entry.wire == Wire::undefined) return 4;
  return static_cast<std::size_t>(entry.sender);
}

struct Side {
  Entry entry;
  std::int32_t code;
  /** As it was asked for, in well-formed UTF-8 whatever came in. */
  std::string number;
};

[[nodiscard]] Side side_of(AskedCode asked) {
  const Decimal digits(asked.code);
  Side side{find(asked.code), asked.code, utf8::well_formed(asked.written.empty() ? digits.view() : asked.written)};
  const OwnFacts& own = asked.own;
  if (!own.name.empty()) side.entry.label = own.name;
  side.entry.retry = own.retry.value_or(side.entry.retry);
  side.entry.severity = own.severity.value_or(side.entry.severity);
  return side;
}

/** Do both stand for the same range, or the same registered code? */
[[nodiscard]] bool same_texts(const Entry& left, const Entry& right) noexcept {
  return left.first_text == right.first_text;
}

/** The text "1006" is not the number 1006. */
[[nodiscard]] bool same_question(const Side& left, const Side& right) noexcept {
  return left.code == right.code && left.number == right.number;
}

/** Collects the sentences in which two codes differ. */
class Differences {
 public:
  Differences(const Side& left, const Side& right, const Catalog& catalog)
      : left_(left), right_(right), catalog_(catalog) {}

  /** Adds the table's sentence for the two values, unless they are equal. */
  template <typename Value>
  void add(const PairTexts& table, Value left, Value right) {
    add_if_different(table, static_cast<std::size_t>(left), static_cast<std::size_t>(right));
  }

  /** Adds a sentence about {a} and {b}. */
  void add(TextId text, bool left_first) {
    const Side& a = left_first ? left_ : right_;
    const Side& b = left_first ? right_ : left_;
    found_.push_back(format(catalog_, text, {{"a", a.number}, {"b", b.number}}));
  }

  /** What each is about: the note written for this pair, else where to look first for each. True for a note. */
  bool add_cause() {
    const auto [low, high] = std::minmax(left_.code, right_.code);
    for (const PairNote& note : generated::pair_notes) {
      if (note.left == low && note.right == high) {
        found_.emplace_back(catalog_.text(note.text));
        return true;
      }
    }
    if (left_.entry.cause != right_.entry.cause) {
      found_.push_back(cause_of(left_) + std::string(catalog_.separator()) + cause_of(right_));
    }
    return false;
  }

  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }
  [[nodiscard]] std::vector<std::string> take() noexcept { return std::move(found_); }

 private:
  void add_if_different(const PairTexts& table, std::size_t left, std::size_t right) {
    if (left != right) add(table.at(left, right), left < right);
  }

  [[nodiscard]] std::string cause_of(const Side& side) const {
    const TextId text = generated::cause_texts[static_cast<std::size_t>(side.entry.cause)];
    return format(catalog_, text, {{"code", side.number}});
  }

  const Side& left_;
  const Side& right_;
  const Catalog& catalog_;
  std::vector<std::string> found_;
};

[[nodiscard]] std::vector<std::string> differences_of(const Side& left, const Side& right, const Catalog& catalog) {
  const Entry& l = left.entry;
  const Entry& r = right.entry;
  if (same_question(left, right)) return {format(catalog, generated::compare_same_code, {{"code", left.number}})};
  // Two codes of one range differ in nothing, unless a dictionary gave them a name.
  if (same_texts(l, r) && l.label == r.label) {
    // Nobody may send the numbers of some ranges, so nobody can say what they mean.
    const bool anyone_defines = l.category != Category::undefined;
    const TextId text = anyone_defines ? generated::compare_same_range : generated::compare_same_facts;
    return {format(catalog, text, {{"left", left.number}, {"right", right.number}})};
  }
  Differences found(left, right, catalog);
  const bool noted = found.add_cause();
  // A number that no frame can carry occurs at no moment.
  const bool both_occur = can_meet(left.code, Browser::firefox) && can_meet(right.code, Browser::firefox);
  if (both_occur) found.add(generated::moment_texts, l.moment, r.moment);
  found.add(generated::sender_texts, sender_of(l), sender_of(r));
  found.add(generated::meet_texts, meet_of(left.code), meet_of(right.code));
  if (l.page != r.page) found.add(generated::diff_page, l.page);
  found.add(generated::retry_texts, l.retry, r.retry);
  // The notes of such pairs say how long to wait, and why.
  if (!noted && l.retry == Retry::backoff && r.retry == Retry::backoff && l.wait != r.wait) {
    found.add(generated::diff_retry_wait, l.wait < r.wait);
  }
  found.add(generated::severity_texts, l.severity, r.severity);
  if (found.empty()) {
    return {format(catalog, generated::compare_same_facts, {{"left", left.number}, {"right", right.number}})};
  }
  return found.take();
}

[[nodiscard]] std::string summary_of(const Side& side, const Catalog& catalog) {
  const TextId text = static_cast<TextId>(side.entry.first_text + static_cast<TextId>(EntryText::summary));
  return format(catalog, text, {{"code", side.number}});
}

[[nodiscard]] std::string choose_of(const Side& side, const Catalog& catalog) {
  const TextId text = static_cast<TextId>(side.entry.first_text + static_cast<TextId>(EntryText::choose));
  return format(catalog, text, {{"code", side.number}});
}

[[nodiscard]] std::string intro_of(const Side& left, const Side& right, const Catalog& catalog) {
  const std::string_view gap = catalog.separator();
  if (same_question(left, right)) return summary_of(left, catalog);
  const auto l = static_cast<std::size_t>(left.entry.category);
  const auto r = static_cast<std::size_t>(right.entry.category);
  const Side& a = l <= r ? left : right;
  const Side& b = l <= r ? right : left;
  std::string intro = format(catalog, generated::category_texts.at(l, r),
                             {{"left", left.number},
                              {"leftName", left.entry.label},
                              {"right", right.number},
                              {"rightName", right.entry.label},
                              {"a", a.number},
                              {"aName", a.entry.label},
                              {"b", b.number},
                              {"bName", b.entry.label}});
  // In the order of the sentence before: of two categories, the one that the protocol defines goes first.
  const bool mixed = l != r;
  (intro += gap) += summary_of(mixed ? a : left, catalog);
  if (!same_texts(left.entry, right.entry)) (intro += gap) += summary_of(mixed ? b : right, catalog);
  return intro;
}

[[nodiscard]] std::string title_of(const Side& left, const Side& right, const Catalog& catalog) {
  if (same_question(left, right)) {
    return format(catalog, generated::compare_title_same, {{"code", left.number}, {"name", left.entry.label}});
  }
  return format(catalog, generated::compare_title,
                {{"left", left.number},
                 {"leftName", left.entry.label},
                 {"right", right.number},
                 {"rightName", right.entry.label}});
}

[[nodiscard]] std::vector<SourceId> sources_of(const Entry& left, const Entry& right) {
  std::vector<SourceId> all(left.sources.begin(), left.sources.end());
  for (const SourceId id : right.sources) {
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  }
  return all;
}

}  // namespace

Comparison compare(AskedCode left, AskedCode right, const Catalog& catalog) {
  const Side l = side_of(left);
  const Side r = side_of(right);
  return {
      .title = title_of(l, r, catalog),
      .intro = intro_of(l, r, catalog),
      .left = explain(left.code, catalog),
      .right = explain(right.code, catalog),
      .differences = differences_of(l, r, catalog),
      .choose = {choose_of(l, catalog), choose_of(r, catalog)},
      .sources = sources_of(l.entry, r.entry),
  };
}

}  // namespace closecode
