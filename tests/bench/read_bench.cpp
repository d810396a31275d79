// Reads standard input as a log and prints one JSON line: bytes, closes and seconds of processor time of the scan
// alone, without the input.
#include <closecode/read.hpp>

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

int main() {
  constexpr std::size_t piece = std::size_t{1} << 18U;
  std::string bytes(piece, '\0');
  std::vector<closecode::ReadHit> hits;
  closecode::Reader reader;
  std::size_t total = 0;
  std::size_t closes = 0;
  std::clock_t spent = 0;
  for (std::size_t size = 0; (size = std::fread(bytes.data(), 1, bytes.size(), stdin)) > 0;) {
    const std::clock_t begin = std::clock();
    reader.feed(std::string_view(bytes).substr(0, size), hits);
    spent += std::clock() - begin;
    total += size;
    closes += hits.size();
    hits.clear();
  }
  reader.finish(hits);
  std::printf("{\"bytes\":%zu,\"closes\":%zu,\"seconds\":%.6f}\n", total, closes + hits.size(),
              static_cast<double>(spent) / CLOCKS_PER_SEC);
}
