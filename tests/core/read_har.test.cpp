#include <closecode/read.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace closecode;

namespace {

/** An archive of one entry, as Chromium's developer tools write it. */
std::string archive(std::string_view messages, std::string_view response,
                    std::string_view url = "wss://example.com/chat") {
  return std::string(R"({
  "log": {
    "version": "1.2",
    "creator": { "name": "WebInspector", "version": "537.36" },
    "pages": [],
    "entries": [
      {
        "_initiator": { "type": "script", "url": "https://example.com/" },
        "_resourceType": "websocket",
        "_webSocketMessages": [)")
      .append(messages)
      .append(R"(],
        "cache": {},
        "request": { "method": "GET", "url": ")")
      .append(url)
      .append(R"(", "headers": [ { "name": "url", "value": "wss://other.example/" } ] },
        "response": {)")
      .append(response)
      .append(R"(, "content": { "size": 0, "text": "websocket: close 4002: from a script" } },
        "time": 12
      }
    ]
  }
})");
}

ReadHit only_close(std::string_view text) {
  const auto hits = read(text);
  INFO(text);
  REQUIRE(hits.size() == 1);
  return hits.front();
}

}  // namespace

TEST_CASE("An archive tells of a handshake that was refused") {
  const ReadHit hit = only_close(archive("", R"("status": 403, "statusText": "Forbidden")"));
  CHECK(hit.shape == "har");
  CHECK(hit.status == 403);
  CHECK(hit.code == 1006);
  CHECK(hit.opened == 0);
  CHECK(hit.url == "wss://example.com/chat");
  CHECK(hit.line == 13);
}

TEST_CASE("An archive tells what the browser said about a failure") {
  const ReadHit refused = only_close(archive(
      R"({ "type": "error", "time": 1.5, "opcode": -1, "data": "Error in connection establishment: net::ERR_CONNECTION_REFUSED" })",
      R"("status": 0, "_error": null)"));
  CHECK(refused.failure == "network/refused");
  CHECK(refused.opened == 0);
  CHECK(refused.browser == "chromium");
  CHECK(only_close(archive("", R"("status": 0, "_error": "net::ERR_NAME_NOT_RESOLVED")")).failure == "network/dns");
  CHECK(
      only_close(
          archive("",
                  R"("status": -1, "_failureText": "Error during WebSocket handshake: Unexpected response code: 502")"))
          .status == 502);
  const ReadHit broken = only_close(archive(
      R"({ "type": "receive", "time": 1, "opcode": 1, "data": "hello" }, { "type": "error", "time": 2, "opcode": -1, "data": "Invalid frame header" })",
      R"("status": 101)"));
  CHECK(broken.failure == "protocol/server-violation");
  CHECK(broken.opened == 1);
}

TEST_CASE("An archive tells of the first Close frame, and which way it went") {
  const ReadHit closed = only_close(archive(
      R"({ "type": "receive", "time": 1, "opcode": 1, "data": "say \"closed 1001\"" }, { "type": "receive", "time": 2, "opcode": 8, "data": "D6F0b2tlbiBleHBpcmVk" }, { "type": "send", "time": 2, "opcode": 8, "data": "D6E=" })",
      R"("status": 101)"));
  CHECK(closed.code == 4001);
  CHECK(closed.reason == "token expired");
  CHECK(closed.direction == FrameDirection::received);
  CHECK(closed.opened == 1);
  const ReadHit empty = only_close(archive(R"({"type":"send","time":2,"opcode":8,"data":""})", R"("status": 101)"));
  CHECK(empty.code == 1005);
  CHECK(empty.direction == FrameDirection::sent);
}

TEST_CASE("What pages, scripts and messages of an archive say about closes is no close") {
  CHECK(read(archive("", R"("status": 101)")).empty());
  CHECK(read(archive(R"({ "type": "send", "time": 1, "opcode": 1, "data": "websocket closed with code 1006" })",
                     R"("status": 101)"))
            .empty());
  const std::string other = R"({"log":{"version":"1.2","entries":[{"request":{"url":"https://example.com/"},)"
                            R"("response":{"status":404,"content":{"text":"websocket: close 1006"}}}]}})";
  CHECK(read(other).empty());
}

TEST_CASE("A logger's object named log is no archive") {
  CHECK(only_close(R"({"log":{"level":"error"},"message":"websocket closed","code":4001,"reason":"x"})").code == 4001);
  CHECK(only_close(R"({"log":"websocket: close 1001: bye","stream":"stderr"})").code == 1001);
}

TEST_CASE("An archive in pieces of any size, cut off or broken, gives what it had said") {
  const std::string text = "\xef\xbb\xbf \n" + archive("", R"("status": 502, "statusText": "Bad \"Gateway\"")");
  const auto whole = read(text);
  REQUIRE(whole.size() == 1);
  CHECK(text.substr(whole.front().start, whole.front().end - whole.front().start) == "502");
  for (const std::size_t size : {1U, 2U, 7U, 100U}) {
    std::vector<ReadHit> hits;
    Reader reader;
    for (std::size_t at = 0; at < text.size(); at += size) reader.feed(std::string_view(text).substr(at, size), hits);
    reader.finish(hits);
    CHECK(to_json(hits) == to_json(whole));
  }
  CHECK(read(std::string_view(text).substr(0, text.find("\"time\": 12"))).size() == 1);
  CHECK(read("{\"log\":{\"entries\":[" + std::string(100'000, '[') + "]]]}}}").empty());
}
