#include <closecode/read.hpp>

#include "read_har.hpp"
#include "read_line.hpp"
#include "read_net_log.hpp"
#include "read_prefilter.hpp"
#include "read_snippet.hpp"

#include <algorithm>

namespace closecode {
namespace {

/** How much of a line is looked at on either side of a cue; longer lines are read in windows of this size. */
constexpr std::size_t reach = 4096;
/** Windows of one line overlap by this much, more than a close needs. */
constexpr std::size_t overlap = 1024;
/** What is kept at most, beside one such piece of input. */
constexpr std::size_t piece = std::size_t{128} * 1024;

}  // namespace

class Reader::Stream {
 public:
  void feed(std::string_view bytes, std::vector<ReadHit>& hits) {
    while (!bytes.empty()) {
      const std::string_view part = bytes.substr(0, piece);
      bytes.remove_prefix(part.size());
      if (start_ == reading::HarStart::yes) {
        har_.feed(part, hits);
        continue;
      }
      buffer_ += part;
      if (start_ == reading::HarStart::unclear) begin(hits);
      if (start_ != reading::HarStart::no) continue;
      search(false, hits);
      if (at_ > piece) forget();
    }
  }

  void finish(std::vector<ReadHit>& hits) {
    if (start_ == reading::HarStart::yes) {
      har_.finish(hits);
    } else {
      search(true, hits);
    }
    *this = {};
  }

 private:
  /** Finds out from the first bytes whether this is an archive of a browser, which is read as a whole. */
  void begin(std::vector<ReadHit>& hits) {
    start_ = reading::har_start(buffer_);
    // White space without an end is no archive.
    if (start_ == reading::HarStart::unclear && buffer_.size() > reach) start_ = reading::HarStart::no;
    if (start_ != reading::HarStart::yes) return;
    har_.feed(buffer_, hits);
    buffer_.clear();
  }

  void search(bool ended, std::vector<ReadHit>& hits) {
    for (;;) {
      const std::size_t cue = reading::find_cue(buffer_, at_);
      if (cue == std::string::npos) {
        // A cue may have begun in the last two bytes.
        at_ = std::max(at_, buffer_.size() - std::min<std::size_t>(buffer_.size(), 2));
        return;
      }
      at_ = cue;
      const std::size_t limit = cue + reach;
      const std::string_view ahead = std::string_view(buffer_).substr(0, limit);
      const std::size_t newline = ahead.find('\n', cue);
      if (newline == std::string::npos && limit > buffer_.size() && !ended) return;
      const std::size_t end = std::min(newline, ahead.size());
      const bool whole = newline != std::string::npos || limit >= buffer_.size();
      const bool is_event = whole && reading::is_net_log_close(ahead.substr(cue, end - cue));
      // Its bytes may stand behind it.
      if (is_event && end + reach > buffer_.size() && !ended) return;
      const std::size_t told = told_;
      const std::size_t known = hits.size();
      read_window(cue, end, whole, hits);
      // What the line itself says of a close counts for more than its being an event.
      if (is_event && hits.size() == known) read_event(cue, end, told, hits);
    }
  }

  /** Reads what lies around the cue, up to `end`; `whole` when the line goes no further. */
  void read_window(std::size_t cue, std::size_t end, bool whole, std::vector<ReadHit>& hits) {
    const std::string_view text(buffer_);
    const std::size_t newline = cue == 0 ? std::string::npos : text.rfind('\n', cue - 1);
    const std::size_t line_begin = newline == std::string::npos ? 0 : newline + 1;
    const std::size_t begin = std::max(line_begin, cue > reach ? cue - reach : 0);
    count_lines(begin);
    const std::size_t first = hits.size();
    reading::read_line(text.substr(begin, end - begin), hits);
    const std::size_t next = whole ? end : end - overlap;
    auto kept = hits.begin() + static_cast<std::ptrdiff_t>(first);
    for (auto hit = kept; hit != hits.end(); ++hit) {
      const std::size_t from = begin + static_cast<std::size_t>(hit->start);
      const std::size_t to = begin + static_cast<std::size_t>(hit->end);
      // The window before told the one, the window behind tells the other, with all that belongs to it.
      if (from < told_ || (!whole && from >= next)) continue;
      hit->start = offset_ + from;
      hit->end = offset_ + to;
      hit->line = line_;
      if (repeats(*hit)) continue;
      if (hit != kept) *kept = std::move(*hit);
      ++kept;
    }
    hits.erase(kept, hits.end());
    at_ = next;
    told_ = next;
  }

  /** Reads the event of Chrome's NetLog that ends at `end`. */
  void read_event(std::size_t cue, std::size_t end, std::size_t told, std::vector<ReadHit>& hits) {
    const std::size_t newline = std::string_view(buffer_).rfind('\n', cue);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    if (begin < told) return;
    ReadHit hit;
    if (!net_log_.read(buffer_, begin, end, hit)) return;
    hit.start = offset_ + begin;
    hit.end = offset_ + end;
    hit.line = line_;
    hits.push_back(std::move(hit));
  }

  /** Does a stack trace name again what its first line said? */
  bool repeats(const ReadHit& hit) {
    constexpr std::uint64_t longest_trace = 16;
    const bool again = hit.shape == "node-ws" && hit.code >= 0 && hit.code == traced_code_ &&
                       hit.line - traced_line_ <= longest_trace && hit.line > traced_line_;
    traced_code_ = hit.shape == "node-ws" ? hit.code : -1;
    traced_line_ = hit.line;
    return again;
  }

  void count_lines(std::size_t to) {
    if (to <= counted_) return;
    const auto at = [this](std::size_t i) { return buffer_.begin() + static_cast<std::ptrdiff_t>(i); };
    line_ += static_cast<std::uint64_t>(std::count(at(counted_), at(to), '\n'));
    counted_ = to;
  }

  /** Drops what no later window can reach. */
  void forget() {
    const std::size_t gone = at_ - std::min(at_, reach);
    count_lines(gone);
    buffer_.erase(0, gone);
    offset_ += gone;
    at_ -= gone;
    counted_ -= gone;
    told_ -= std::min(told_, gone);
  }

  std::string buffer_;
  /** Place of the buffer in the stream. */
  std::uint64_t offset_ = 0;
  /** Number of the line that holds `counted_`. */
  std::uint64_t line_ = 1;
  std::size_t counted_ = 0;
  /** Searched up to here. */
  std::size_t at_ = 0;
  /** Closes that begin before this have been told. */
  std::size_t told_ = 0;
  reading::HarStart start_ = reading::HarStart::unclear;
  reading::Har har_;
  reading::NetLog net_log_;
  std::int32_t traced_code_ = -1;
  std::uint64_t traced_line_ = 0;
};

Reader::Reader() : stream_(std::make_unique<Stream>()) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

void Reader::feed(std::string_view bytes, std::vector<ReadHit>& hits) { stream_->feed(bytes, hits); }
void Reader::finish(std::vector<ReadHit>& hits) { stream_->finish(hits); }

std::vector<ReadHit> read(std::string_view text) {
  std::vector<ReadHit> hits;
  Reader reader;
  reader.feed(text, hits);
  reader.finish(hits);
  if (!hits.empty()) return hits;
  if (auto snippet = reading::read_snippet(text)) hits.push_back(std::move(*snippet));
  return hits;
}

}  // namespace closecode
