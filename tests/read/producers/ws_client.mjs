// Says what ws says of each URL's end, as its documentation has people print it.
import WebSocket from "ws";

for (const url of process.argv.slice(2)) {
  console.log("URL", url);
  const socket = new WebSocket(url);
  socket.on("error", console.log);
  socket.on("close", (code, reason) => console.log(`websocket closed, code: ${code}, reason: ${reason}`));
  socket.on("close", (code, reason) => console.log(JSON.stringify({ msg: "ws connection closed", closeCode: code, closeReason: String(reason) })));
  await new Promise((resolve) => socket.on("close", resolve));
}
