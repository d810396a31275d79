// Times the engine natively: one JSON line {"name","ns"} for each operation, the median of several runs.
#include <closecode/closecode.hpp>

#include "support/catalogs.hpp"
#include "support/codes.hpp"
#include "support/observation_reader.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

using namespace closecode;

namespace {

/** Keeps the compiler from dropping work whose result nobody reads. */
volatile std::size_t sink = 0;

/** Nanoseconds for one of the `operations` that a call of `round` does: the median of runs of about 20 ms each. */
template <typename Round>
void report(const char* name, std::size_t operations, Round round) {
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t runs = 15;
  const auto start = Clock::now();
  std::size_t rounds = 0;
  do {
    sink = sink + round();
    ++rounds;
  } while (Clock::now() - start < std::chrono::milliseconds(20));

  std::array<double, runs> times{};
  for (double& time : times) {
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < rounds; ++i) sink = sink + round();
    const std::chrono::duration<double, std::nano> took = Clock::now() - begin;
    time = took.count() / static_cast<double>(rounds * operations);
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  std::printf("{\"name\":\"%s\",\"ns\":%.1f}\n", name, times[runs / 2]);
}

}  // namespace

int main() {
  const Catalog& english = test::english();
  const std::vector<std::int32_t> codes = test::all_kinds_of_codes();
  const std::vector<std::int32_t> registered = test::registered_codes();

  report("native find", codes.size(), [&] {
    std::size_t sum = 0;
    for (const std::int32_t code : codes) sum += find(code).name.size();
    return sum;
  });
  report("native explain", codes.size(), [&] {
    std::size_t sum = 0;
    for (const std::int32_t code : codes) sum += explain(code, english).description.size();
    return sum;
  });
  report("native compare", registered.size() * registered.size(), [&] {
    std::size_t sum = 0;
    for (const std::int32_t left : registered) {
      for (const std::int32_t right : registered) sum += compare(left, right, english).differences.size();
    }
    return sum;
  });
  const std::array<const Catalog*, 1> catalogs{&english};
  const std::array<std::string_view, 4> queries{"1006", "goign away", "StatusGoingAway", "expired certificate"};
  report("native search", queries.size(), [&] {
    std::size_t sum = 0;
    for (const std::string_view query : queries) sum += search(query, catalogs).size();
    return sum;
  });
  const std::string recordings = test::read_file(std::string(CLOSECODE_TESTS) + "/model/recordings.jsonl");
  std::vector<std::unique_ptr<test::ReadObservation>> observations;
  for (std::string_view rest = recordings; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const auto json = test::JsonReader::read(rest.substr(0, end));
    if (json) observations.push_back(std::make_unique<test::ReadObservation>(*(*json)["observation"]));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  report("native diagnose", observations.size(), [&] {
    std::size_t sum = 0;
    for (const auto& seen : observations) sum += diagnose(seen->get(), english).causes.size();
    return sum;
  });
  return 0;
}
