#include <closecode/code.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

using namespace closecode;

namespace {

constexpr std::array registered{1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009,
                                1010, 1011, 1012, 1013, 1014, 1015, 3000, 3003, 3008};

// The rules of close() and of Close frames as the standards state them, apart from the tables.
constexpr bool page_may_send(std::int32_t code) { return code == 1000 || (code >= 3000 && code <= 4999); }
constexpr bool frame_may_carry(std::int32_t code) {
  if (code == 1004 || code == 1005 || code == 1006) return false;
  return (code >= 1000 && code <= 1014) || (code >= 3000 && code <= 4999);
}

// Facts are constants: a program may ask them while it is compiled.
static_assert(find(1006).label == "Abnormal Closure");
static_assert(find(1015).name == "TLS handshake");
static_assert(find(1016).label == "Unassigned");
static_assert(find(3001).label == "Libraries and Frameworks");
static_assert(find(65536).label == "Not a Close Code");
static_assert(is_registered(3008) && !is_registered(3009));
static_assert(is_sendable_by_page(1000) && !is_sendable_by_page(1001) && is_sendable_by_page(3000));
static_assert(is_allowed_on_wire(1012) && !is_allowed_on_wire(1005) && !is_allowed_on_wire(2000));
static_assert(reported_as(1015, Browser::firefox) == 1015);
static_assert(reported_as(1015, Browser::chromium) == 1006 && reported_as(1015, Browser::webkitgtk) == 1006);
static_assert(can_meet(1005, Browser::chromium) && !can_meet(1015, Browser::chromium));
static_assert(can_meet(1015, Browser::firefox) && !can_meet(-1, Browser::firefox));
static_assert(to_string(find(1013).retry) == "backoff" && to_string(find(3000).retry) == "after-login");
static_assert(registered_entries().size() == registered.size());

}  // namespace

TEST_CASE("Every registered code has an entry of its own and they ascend") {
  std::vector<std::int32_t> codes;
  for (const Entry& entry : registered_entries()) codes.push_back(entry.from);
  CHECK(std::equal(codes.begin(), codes.end(), registered.begin(), registered.end()));
  for (const std::int32_t code : registered) {
    CHECK(find(code).from == code);
    CHECK(find(code).to == code);
  }
}

TEST_CASE("Every number has an answer that covers it") {
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = -1; code <= 70000; ++code) {
    const Entry& entry = find(code);
    const bool carried = code >= 0 && code <= 65535;
    const bool covered = carried ? entry.from <= code && code <= entry.to : entry.from == -1;
    const bool own = std::find(registered.begin(), registered.end(), code) != registered.end();
    if (!covered || own != entry.registered) wrong.push_back(code);
  }
  CHECK(wrong.empty());
}

TEST_CASE("The ends of the integer range and far numbers are no close codes") {
  for (const std::int32_t code : {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(),
                                  1'000'000'000, -1000, 65536}) {
    CHECK(find(code).label == "Not a Close Code");
    CHECK_FALSE(is_sendable_by_page(code));
    CHECK_FALSE(is_allowed_on_wire(code));
    for (const Browser browser : {Browser::chromium, Browser::firefox, Browser::webkitgtk}) {
      CHECK_FALSE(can_meet(code, browser));
      CHECK(reported_as(code, browser) == abnormal_closure);
    }
  }
}

TEST_CASE("A page may pass exactly 1000 and 3000 to 4999 to close()") {
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = -1; code <= 70000; ++code) {
    if (is_sendable_by_page(code) != page_may_send(code)) wrong.push_back(code);
  }
  CHECK(wrong.empty());
}

TEST_CASE("A Close frame may carry the assigned protocol codes and 3000 to 4999") {
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = -1; code <= 70000; ++code) {
    if (is_allowed_on_wire(code) != frame_may_carry(code)) wrong.push_back(code);
  }
  CHECK(wrong.empty());
}

TEST_CASE("A browser reports a code that a server sends unchanged or as 1006") {
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = 0; code <= 65535; ++code) {
    const bool chromium = code != 1005 && code != 1006 && code != 1015;
    const bool webkitgtk =
        (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011) || (code >= 3000 && code <= 4999);
    if (reported_as(code, Browser::chromium) != (chromium ? code : 1006)) wrong.push_back(code);
    if (reported_as(code, Browser::firefox) != code) wrong.push_back(code);
    if (reported_as(code, Browser::webkitgtk) != (webkitgtk ? code : 1006)) wrong.push_back(code);
  }
  CHECK(wrong.empty());
}

TEST_CASE("What WebKitGTK can show Chromium can show, and what Chromium can show Firefox can show") {
  // The comparison names browsers by the narrowest one, so this order must hold.
  std::vector<std::int32_t> wrong;
  for (std::int32_t code = -1; code <= 65536; ++code) {
    const bool falls = (!can_meet(code, Browser::webkitgtk) || can_meet(code, Browser::chromium)) &&
                       (!can_meet(code, Browser::chromium) || can_meet(code, Browser::firefox));
    if (!falls) wrong.push_back(code);
  }
  CHECK(wrong.empty());
}

TEST_CASE("Every entry names sources that a reader can open") {
  for (const Entry& entry : entries()) {
    CHECK_FALSE(entry.sources.empty());
    for (const SourceId id : entry.sources) {
      CHECK_FALSE(source_of(id).label.empty());
      CHECK(source_of(id).url.starts_with("https://"));
    }
  }
}

TEST_CASE("Facts have the names of the JavaScript contract") {
  CHECK(to_string(find(1000).sender) == "either");
  CHECK(to_string(find(1010).sender) == "client");
  CHECK(to_string(find(1011).sender) == "server");
  CHECK(to_string(find(1006).sender) == "never");
  CHECK(to_string(find(1006).wire) == "local");
  CHECK(to_string(find(1004).wire) == "undefined");
  CHECK(to_string(find(1009).retry) == "after-fix");
  CHECK(to_string(find(1001).severity) == "notice");
  CHECK(to_string(find(3003).category) == "library");
}
