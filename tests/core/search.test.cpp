#include <closecode/search.hpp>

#include "fold.hpp"
#include "support/catalogs.hpp"
#include "support/json_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace closecode;

namespace {

const std::array<const Catalog*, 1> in_english{&test::english()};
const std::array<const Catalog*, 2> in_japanese{&test::japanese(), &test::english()};

std::vector<std::int32_t> codes_for(std::string_view query, std::span<const Catalog* const> catalogs = in_english) {
  std::vector<std::int32_t> codes;
  for (const SearchHit& hit : search(query, catalogs)) codes.push_back(hit.code);
  return codes;
}

std::int32_t first_for(std::string_view query, std::span<const Catalog* const> catalogs = in_english) {
  const auto codes = codes_for(query, catalogs);
  return codes.empty() ? -2 : codes.front();
}

bool among_first(std::size_t places, std::int32_t code, std::string_view query,
                 std::span<const Catalog* const> catalogs = in_english) {
  const auto codes = codes_for(query, catalogs);
  const auto end = codes.begin() + static_cast<std::ptrdiff_t>(std::min(places, codes.size()));
  return std::find(codes.begin(), end, code) != end;
}

}  // namespace

TEST_CASE("A number finds itself first") {
  for (const char* query : {"1006", " 1006 ", "１００６", "code 1006", "closed with 1006!"})
    CHECK(first_for(query) == 1006);
  CHECK(first_for("4321") == 4321);
  CHECK(search("1006", in_english).front().score == 1.0);
}

TEST_CASE("A number inside a range is found as that number") {
  const auto hits = search("4321", in_english);
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.front().code == 4321);
  CHECK(hits.front().entry->label == "Private Use");
}

TEST_CASE("The beginning of a number finds the codes that begin so") {
  const auto codes = codes_for("10");
  REQUIRE(codes.size() >= 16);
  for (std::int32_t i = 0; i < 16; ++i) CHECK(codes[static_cast<std::size_t>(i)] == 1000 + i);
  CHECK(first_for("300") == 3000);
  CHECK(among_first(3, 3008, "300"));
  CHECK(first_for("101") == 1010);
}

TEST_CASE("A slip in a number finds the code that was meant behind the number itself") {
  CHECK(first_for("1060") == 1060);
  CHECK(among_first(8, 1006, "1060"));
  CHECK(among_first(8, 1006, "1066"));
  CHECK(codes_for("1006").size() == 1);
}

TEST_CASE("Names are found, also mistyped, joined and in part") {
  CHECK(first_for("going away") == 1001);
  CHECK(first_for("goign away") == 1001);
  CHECK(first_for("GoingAway") == 1001);
  CHECK(first_for("abnormal") == 1006);
  CHECK(first_for("abnromal closure") == 1006);
  CHECK(first_for("tls") == 1015);
  CHECK(first_for("tls handshke") == 1015);
  CHECK(first_for("Unauthorised") == 3000);
  CHECK(first_for("bad gatway") == 1014);
  CHECK(first_for("try agian later") == 1013);
}

TEST_CASE("Every constant of a library finds its code") {
  const auto data = test::JsonReader::read(test::read_file(std::string(CLOSECODE_DATA) + "/codes.json"));
  REQUIRE(data.has_value());
  std::vector<std::pair<std::string, std::int32_t>> aliases;
  for (const test::Json& code : *(*data)["codes"]->list()) {
    for (const auto& [library, alias] : *code["aliases"]->members()) {
      aliases.emplace_back(*alias.text(), static_cast<std::int32_t>(*code["code"]->number()));
    }
  }
  CHECK(aliases.size() > 100);
  for (const auto& [alias, code] : aliases) {
    // Libraries call different codes BAD_DATA: both are found, and neither can claim the first place.
    const std::string folded = without_spaces(fold(alias));
    const bool shared = std::any_of(aliases.begin(), aliases.end(), [&, own = code](const auto& other) {
      return other.second != own && folded.ends_with(without_spaces(fold(other.first)));
    });
    INFO(alias << " means " << code);
    CHECK(among_first(shared ? 2 : 1, code, alias));
    CHECK(among_first(shared ? 2 : 1, code, alias, in_japanese));
  }
}

TEST_CASE("Symptoms in English find the code that explains them") {
  const std::map<std::string, std::int32_t> symptoms{
      {"expired certificate", 1015},
      {"server overloaded", 1013},
      {"message too large", 1009},
      {"rate limit", 1008},
      {"not valid utf-8", 1007},
      {"deployment restart", 1012},
      {"fresh token", 3000},
      {"keepalive ping timeout", 1011},
      {"closed the tab", 1001},
      {"no close frame", 1006},
      {"permessage-deflate extension", 1010},
      {"binary instead of text", 1003},
      {"reserved bit", 1002},
      {"close without a code", 1005},
      {"backend gateway", 1014},
      {"no access to the channel", 3003},
  };
  for (const auto& [symptom, code] : symptoms) {
    INFO(symptom);
    CHECK(among_first(3, code, symptom));
  }
}

TEST_CASE("Symptoms in Japanese find the code that explains them") {
  const std::map<std::string, std::int32_t> symptoms{
      {"証明書の期限切れ", 1015}, {"証明書", 1015},   {"再起動", 1012}, {"過負荷", 1013},
      {"ログイン", 3000},         {"正常終了", 1000}, {"異常", 1006},   {"プロトコルエラー", 1002},
  };
  for (const auto& [symptom, code] : symptoms) {
    INFO(symptom);
    CHECK(among_first(3, code, symptom, in_japanese));
  }
}

TEST_CASE("English finds codes also where the reader's language is Japanese") {
  CHECK(first_for("going away", in_japanese) == 1001);
  CHECK(first_for("expired certificate", in_japanese) == 1015);
}

TEST_CASE("Nonsense finds nothing") {
  for (const char* query : {"", " ", "?", "zzqxw", "qwrtplkjh", "\xff\xfe\xfd", "…", "ξξξξξ"}) {
    INFO(query);
    CHECK(codes_for(query).empty());
    CHECK(codes_for(query, in_japanese).empty());
  }
}

TEST_CASE("Hits come best first, each code once, and the entry is the code's own") {
  for (const char* query : {"1006", "10", "close", "timeout", "going away 1001", "reserved", "registered by libraries",
                            "3", "server", "300"}) {
    INFO(query);
    const auto hits = search(query, in_japanese, 100);
    CHECK(hits.size() >= 1);
    std::set<std::int32_t> once;
    double last = 1;
    for (const SearchHit& hit : hits) {
      CHECK(once.insert(hit.code).second);
      CHECK(hit.score <= last);
      CHECK(hit.score > 0);
      CHECK(hit.entry == &find(hit.code));
      last = hit.score;
    }
  }
}

TEST_CASE("A range that begins with a registered code is found by a number of its own") {
  const auto hits = search("registered by libraries", in_english);
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.front().code == 3001);
  CHECK_FALSE(hits.front().entry->registered);
}

TEST_CASE("No more hits are given than were asked for") {
  CHECK(search("close", in_english, 3).size() == 3);
  CHECK(search("close", in_english, 0).empty());
  CHECK(search("10", in_english).size() <= 20);
}

TEST_CASE("A query of a megabyte is answered at once by its beginning") {
  std::string query = "going away ";
  while (query.size() < 1U << 20U) query += "certificate 終了 ";
  const auto start = std::chrono::steady_clock::now();
  const auto hits = search(query, in_japanese);
  const auto took = std::chrono::steady_clock::now() - start;
  CHECK_FALSE(hits.empty());
  CHECK(took < std::chrono::seconds(2));
  CHECK(codes_for(query, in_japanese) == codes_for(std::string_view(query).substr(0, max_query_bytes), in_japanese));
  CHECK(codes_for(std::string(1U << 20U, '\x80')).empty());
}

TEST_CASE("A search without any language still knows numbers and names") {
  CHECK(first_for("1006", {}) == 1006);
  CHECK(first_for("StatusGoingAway", {}) == 1001);
}
