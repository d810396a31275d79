// The scanner as seen from JavaScript: text or bytes in, one JSON array of hits out. A module of its own, so that
// nobody pays for it unasked.
#include <closecode/closecode.hpp>

#include <emscripten/bind.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace {

using closecode::Reader;
using closecode::ReadHit;

/** The scans that run; a place is used again when its scan was closed. */
std::vector<std::unique_ptr<Reader>>& scans() {
  static std::vector<std::unique_ptr<Reader>> running;
  return running;
}

/** "" is quicker to say than an empty array, and most pieces of a log have no close. */
std::string told(const std::vector<ReadHit>& hits) { return hits.empty() ? std::string() : closecode::to_json(hits); }

std::string read_text(const std::string& text) { return told(closecode::read(text)); }

int open_scan() {
  auto& running = scans();
  std::size_t place = 0;
  while (place < running.size() && running[place] != nullptr) ++place;
  if (place == running.size()) running.emplace_back();
  running[place] = std::make_unique<Reader>();
  return static_cast<int>(place);
}

std::string feed_scan(int scan, const std::string& bytes) {
  std::vector<ReadHit> hits;
  scans()[static_cast<std::size_t>(scan)]->feed(bytes, hits);
  return told(hits);
}

std::string finish_scan(int scan) {
  std::vector<ReadHit> hits;
  scans()[static_cast<std::size_t>(scan)]->finish(hits);
  return told(hits);
}

void close_scan(int scan) { scans()[static_cast<std::size_t>(scan)].reset(); }

}  // namespace

EMSCRIPTEN_BINDINGS(closecode_read) {
  emscripten::function("read", &read_text);
  emscripten::function("openScan", &open_scan);
  emscripten::function("feedScan", &feed_scan);
  emscripten::function("finishScan", &finish_scan);
  emscripten::function("closeScan", &close_scan);
}
