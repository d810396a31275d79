/**
 * `closecode/retry`: the engine's advice for libraries that reconnect. Each adapter takes the engine first, keeps the
 * state of one client, and needs nothing of its library but the hooks that its file names.
 */
export { graphqlWsRetry, type GraphqlWsRetry } from "./graphql-ws.js";
export { partySocketRetry, type PartySocketRetry } from "./partysocket.js";
export { phoenixRetry, type PhoenixRetry, type PhoenixRetryOptions, type SocketClass } from "./phoenix.js";
export { reactUseWebSocketRetry, type ReactUseWebSocketRetry } from "./react-use-websocket.js";
export {
  reconnectingWebSocketRetry, type ReconnectingSocket, type ReconnectingWebSocketRetry,
} from "./reconnecting-websocket.js";
export { rxjsRetry, type RxjsRetry } from "./rxjs.js";
export { RetrySession } from "./session.js";
export { fromSignalRError, signalRRetry, startSignalR, type SignalRRetry, type SignalRRetryContext } from "./signalr.js";
export { fromSocketIO, socketIORetry, type SocketIOClient, type SocketIOManager } from "./socket-io.js";
export type { Advice, AdviceOptions, Decision, RetryEngine, RetryOptions } from "./types.js";
export { vueUseRetry, type VueUseRetry } from "./vueuse.js";
export { websocketTsRetry, type WebsocketTsBackoff, type WebsocketTsRetry } from "./websocket-ts.js";
export { yWebsocketRetry, type YWebsocketProvider, type YWebsocketRetry } from "./y-websocket.js";
