import assert from "node:assert/strict";
import { test } from "node:test";
import { repeat, retry } from "rxjs";
import { webSocket } from "rxjs/webSocket";
import { WebSocket } from "ws";
import { rxjsRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";

behaves({
  name: "RxJS webSocket",
  connect(url, engine, options) {
    const again = rxjsRetry(engine, options);
    let over = false;
    const end = () => (over = true);
    const subscription = webSocket({ url, WebSocketCtor: WebSocket, ...again.observers })
      .pipe(retry(again.retry), repeat(again.repeat))
      .subscribe({ error: end, complete: end });
    return { stop: () => subscription.unsubscribe(), stopped: () => over };
  },
});

test("RxJS errors of the page's own code pass through", () => {
  const { delay } = rxjsRetry(hurried).retry;
  const own = new SyntaxError("Unexpected token in JSON");
  assert.throws(() => delay(own, 1), own);
});
