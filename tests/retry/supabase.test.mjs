import { RealtimeClient } from "@supabase/realtime-js";
import { WebSocket } from "ws";
import { phoenixRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";

// Its disconnect() leaves a timer of ten seconds behind, for which this process need not wait.
const { setTimeout: timer } = globalThis;
globalThis.setTimeout = (run, ms, ...rest) => {
  const made = timer(run, ms, ...rest);
  return ms >= 10_000 ? made.unref() : made;
};

behaves({
  name: "Supabase Realtime",
  connect(url, engine, options) {
    const retry = phoenixRetry(engine, { ...options, transport: WebSocket });
    const client = new RealtimeClient(`${url}/realtime/v1`, { params: { apikey: "key" }, ...retry.options });
    retry.attach(client);
    client.connect();
    return { stop: () => void client.disconnect(), stopped: () => client.connectionState() === "closed" };
  },
});
