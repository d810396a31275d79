import { createRequire } from "node:module";
import { reactUseWebSocketRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { pretendPage } from "./support/page.mjs";

// The library and React look for a page when they are loaded.
pretendPage();
const require = createRequire(import.meta.url);
const { createElement } = require("react");
const { createRoot } = require("react-dom/client");
const { default: useWebSocket, ReadyState } = require("react-use-websocket");

behaves({
  name: "react-use-websocket",
  connect(url, engine, options) {
    const retry = reactUseWebSocketRetry(engine, options);
    let state;
    const Live = () => {
      state = useWebSocket(url, retry).readyState;
      return null;
    };
    const root = createRoot(document.createElement("div"));
    root.render(createElement(Live));
    return { stop: () => root.unmount(), stopped: () => state === ReadyState.CLOSED };
  },
});
