#include <closecode/read.hpp>

#include "input.hpp"
#include "support/json_reader.hpp"

#include <algorithm>
#include <vector>

using namespace closecode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t piece = 1U + input.byte();
  const std::string_view text = input.rest();

  std::vector<ReadHit> whole;
  Reader reader;
  reader.feed(text, whole);
  reader.finish(whole);
  std::vector<ReadHit> pieces;
  for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece), pieces);
  reader.finish(pieces);

  fuzz::require(to_json(whole) == to_json(pieces), "pieces give what the whole gives");
  fuzz::require(test::JsonReader::read(to_json(whole)).has_value(), "the JSON is valid, in UTF-8");
  std::uint64_t last = 0;
  for (const ReadHit& hit : whole) {
    fuzz::require(hit.start >= last && hit.end > hit.start && hit.end <= text.size(),
                  "hits follow each other in the text");
    last = hit.end;
    fuzz::require(hit.code == -1 || (hit.code >= 1000 && hit.code <= 4999), "a code is a close code");
    fuzz::require(hit.status == -1 || (hit.status >= 200 && hit.status <= 599), "a status is an HTTP status");
  }
  (void)read(text);
  return 0;
}
