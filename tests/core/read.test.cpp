#include <closecode/read.hpp>

#include "support/json_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace closecode;

namespace {

/** The text's only close. */
ReadHit only(std::string_view text) {
  const auto hits = read(text);
  INFO(text);
  REQUIRE(hits.size() == 1);
  return hits.front();
}

std::vector<ReadHit> in_pieces(std::string_view text, std::size_t size) {
  std::vector<ReadHit> hits;
  Reader reader;
  for (std::size_t at = 0; at < text.size(); at += size) reader.feed(text.substr(at, size), hits);
  reader.finish(hits);
  return hits;
}

constexpr std::string_view gorilla = "read: websocket: close 1006 (abnormal closure): unexpected EOF";

}  // namespace

TEST_CASE("A library's own sentence gives code, reason, shape and place") {
  const ReadHit hit = only(gorilla);
  CHECK(hit.code == 1006);
  CHECK(hit.reason == "unexpected EOF");
  CHECK(hit.shape == "gorilla");
  CHECK(gorilla.substr(hit.start, hit.end - hit.start) == gorilla.substr(6));
}

TEST_CASE("Who sent the frame is kept, and codes that no frame carries have no direction") {
  CHECK(only("sent 1011 (internal error) keepalive ping timeout; no close frame received").direction ==
        FrameDirection::sent);
  CHECK(only("received 1001 (going away); then sent 1001 (going away)").direction == FrameDirection::received);
  CHECK(only("< CLOSE 4001 (private use) token expired [15 bytes]").direction == FrameDirection::received);
  CHECK(only(gorilla).direction == FrameDirection::unknown);
}

TEST_CASE("Codes are read where they stand as a library's constant") {
  CHECK(only("received close frame: status = StatusGoingAway and reason = \"\"").code == 1001);
  CHECK(only("received close frame: status = StatusCode(4001) and reason = \"x\"").code == 4001);
  CHECK(only("Close(Some(CloseFrame { code: Away, reason: \"\" }))").code == 1001);
}

TEST_CASE("Reasons lose their quotes and escapes") {
  CHECK(only(R"(received close frame: status = StatusCode(4001) and reason = "say \"x\"")").reason == "say \"x\"");
  CHECK(only(R"({"event":"websocket closed","code":4001,"reason":"caf\u00e9"})").reason == "caf\xc3\xa9");
  CHECK(only("code: 4401 reason: token expired").reason == "token expired");
}

TEST_CASE("A failed handshake gives the HTTP status or the cause instead of a frame") {
  const ReadHit refused = only(
      "WebSocket connection to 'wss://a.example/' failed: Error in connection establishment: "
      "net::ERR_CONNECTION_REFUSED");
  CHECK(refused.failure == "network/refused");
  CHECK(refused.url == "wss://a.example/");
  CHECK(refused.opened == 0);
  CHECK(only("Error: Unexpected server response: 502").status == 502);
  CHECK(only("INFO:     10.0.0.1:51544 - \"WebSocket /ws\" 403").status == 403);
}

TEST_CASE("A library's own words for a failure name the cause, unless they are the reason of a code before them") {
  const ReadHit refused = only("websocket error: ConnectionRefusedError: [Errno 111] Connection refused");
  CHECK(refused.failure == "network/refused");
  CHECK(refused.opened == 0);
  CHECK(only("failed to WebSocket dial: WebSocket protocol violation: invalid Sec-WebSocket-Accept \"x\"").failure ==
        "handshake/bad-headers");
  CHECK(only("websocket error: read ECONNRESET").opened == -1);
  const ReadHit closed = only("websocket error: received 1011 (internal error) connection refused; then sent 1011");
  CHECK(closed.code == 1011);
  CHECK(closed.reason == "connection refused");
  CHECK(closed.failure.empty());
  CHECK(read("websocket error: no idea").empty());
}

TEST_CASE("A proxy's line gives how long the connection lived") {
  CHECK(only("http-in s/1 10/0/30/69/60109 101 2750 - - sD-- 1/1/1/1/0 0/0 \"GET /ws HTTP/1.1\"").open_ms == 60109);
}

TEST_CASE("A NetLog with raw bytes gives the code, and the first frame of a connection tells who closed") {
  const std::string_view received =
      R"({"params":{"byte_count":17,"bytes":"iA8PoXRva2VuIGV4cGlyZWQ="},"phase":0,"source":{"id":5,"type":10},"time":"1","type":86},
{"params":{"final":true,"masked":false,"opcode":8,"payload_length":15,"reserved1":false},"phase":0,"source":{"id":7,"type":1},"time":"1","type":622},
{"params":{"final":true,"masked":true,"opcode":8,"payload_length":15,"reserved1":false},"phase":0,"source":{"id":7,"type":1},"time":"1","type":623},
)";
  const ReadHit first = only(received);
  CHECK(first.code == 4001);
  CHECK(first.reason == "token expired");
  CHECK(first.direction == FrameDirection::received);
  const std::string_view sent =
      R"({"params":{"final":true,"masked":true,"opcode":8,"payload_length":5,"reserved1":false},"phase":0,"source":{"id":8,"type":1},"time":"1","type":623},
{"params":{"byte_count":11,"bytes":"iIU65kaPNUYk9l8="},"phase":0,"source":{"id":5,"type":10},"time":"1","type":84},
)";
  const ReadHit own = only(sent);
  CHECK(own.code == 4000);
  CHECK(own.reason == "bye");
  CHECK(own.direction == FrameDirection::sent);
  CHECK(in_pieces(sent, 1).size() == 1);
  // Without raw bytes the direction is all there is.
  CHECK(only(sent.substr(0, sent.find('\n'))).code == -1);
}

TEST_CASE("Words for code and close are known in other languages") {
  for (const char* text : {"WebSocket关闭，代码: 1011", "接続が切断されました（コード：1011）",
                           "Соединение закрыто, код 1011", "Conexión cerrada (código 1011)",
                           "Verbindung zum WebSocket geschlossen, Code 1011", "연결이 닫혔습니다 (코드: 1011)"}) {
    INFO(text);
    const auto hits = read(text);
    REQUIRE(hits.size() == 1);
    CHECK(hits.front().code == 1011);
  }
}

TEST_CASE("A pasted code or name is one, and running text around it is none") {
  CHECK(only("1006").code == 1006);
  CHECK(only("  going away\n").code == 1001);
  CHECK(only("StatusGoingAway").code == 1001);
  CHECK(read("1006 people came").empty());
  CHECK(read("unauthorized").empty());
  CHECK(read("2024").empty());
  CHECK(read("").empty());
}

TEST_CASE("Pieces of any size give the same closes as the whole") {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "10.0.0.1 GET /api/orders/1006 200 4000 bytes\n";
    if (i % 7 == 0) text += std::string(gorilla) + "\n";
  }
  const auto whole = read(text);
  CHECK(whole.size() == 43);
  for (const std::size_t size : {1U, 2U, 3U, 61U, 1000U, 65536U}) {
    const auto pieces = in_pieces(text, size);
    CHECK(to_json(pieces) == to_json(whole));
  }
  CHECK(whole.back().line == 300 + 43 - 5);
}

TEST_CASE("A line without an end is read in windows, each close once") {
  std::string text;
  while (text.size() < 3'000'000) {
    text += std::string(997, 'x');
    text += " websocket: close 1001 (going away) ";
  }
  const auto hits = in_pieces(text, 65536);
  const std::size_t expected = text.size() / (997 + 36);
  CHECK(hits.size() == expected);
  for (std::size_t i = 1; i < hits.size(); ++i) REQUIRE(hits[i - 1].end <= hits[i].start);
}

TEST_CASE("Bytes that are no text are passed over, and what is told is valid JSON") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += static_cast<char>(i * 7919 >> 3);
  text += "\nwebsocket: close 4001: \xff\xfe\x80 bad\n";
  const auto hits = in_pieces(text, 4099);
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.back().code == 4001);
  CHECK(test::JsonReader::read(to_json(hits)).has_value());
}

TEST_CASE("An event of a NetLog whose line tells of a close by itself is told once") {
  const ReadHit hit = only(R"({"opcode":8,"payload_length":2,"x":"websocket: close 4004: gone"})");
  CHECK(hit.code == 4004);
}
