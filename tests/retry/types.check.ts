/**
 * Compiles only if each adapter fits the types of the real library's newest release. It is never run.
 */
import { HubConnectionBuilder, type HubConnection, type IRetryPolicy } from "@microsoft/signalr";
import { RealtimeClient, type RealtimeClientOptions } from "@supabase/realtime-js";
import { useWebSocket as vueUseWebSocket, type UseWebSocketOptions } from "@vueuse/core";
import { createClient, type ClientOptions } from "graphql-ws";
import PartySocket, { WebSocket as PartyWebSocket } from "partysocket";
import reactUse, { type Options as ReactUseOptions } from "react-use-websocket";
import ReconnectingWebSocketModule from "reconnecting-websocket";
import { repeat, retry } from "rxjs";
import { webSocket } from "rxjs/webSocket";
import { io } from "socket.io-client";
import { WebsocketBuilder, type Backoff } from "websocket-ts";
import { WebsocketProvider } from "y-websocket";
import type { Doc } from "yjs";
import {
  graphqlWsRetry, partySocketRetry, phoenixRetry, reactUseWebSocketRetry, reconnectingWebSocketRetry, rxjsRetry, signalRRetry,
  socketIORetry, startSignalR, vueUseRetry, websocketTsRetry, yWebsocketRetry, type RetryEngine,
} from "../../web/retry/index.js";

export function partysocket(engine: RetryEngine): readonly object[] {
  return [
    new PartySocket({ host: "example.com", room: "lobby", ...partySocketRetry(engine) }),
    new PartyWebSocket("wss://example.com", [], partySocketRetry(engine)),
  ];
}

export function reconnectingWebSocket(engine: RetryEngine): void {
  const adapter = reconnectingWebSocketRetry(engine);
  const ReconnectingWebSocket = ReconnectingWebSocketModule.default;
  adapter.attach(new ReconnectingWebSocket(adapter.url("wss://example.com"), [], { ...adapter.options }));
}

export function graphqlWs(engine: RetryEngine): object {
  const options: ClientOptions = { url: "wss://example.com", ...graphqlWsRetry(engine) };
  return createClient(options);
}

export const reactUseWebSocket = (engine: RetryEngine): object => {
  const options: ReactUseOptions = reactUseWebSocketRetry(engine);
  return reactUse.default("wss://example.com", options);
};

export function vueUse(engine: RetryEngine): object {
  const options: UseWebSocketOptions = vueUseRetry(engine);
  return vueUseWebSocket("wss://example.com", options);
}

export function signalR(engine: RetryEngine): Promise<void> {
  const policy: IRetryPolicy = signalRRetry(engine);
  const connection: HubConnection = new HubConnectionBuilder().withUrl("/hub").withAutomaticReconnect(policy).build();
  return startSignalR(connection, signalRRetry(engine));
}

export function supabase(engine: RetryEngine): void {
  const adapter = phoenixRetry(engine);
  const options: RealtimeClientOptions = { params: { apikey: "key" }, ...adapter.options };
  adapter.attach(new RealtimeClient("wss://example.com/realtime/v1", options));
}

export const socketIO = (engine: RetryEngine): (() => void) => socketIORetry(engine, io("https://example.com"));

export function rxjs(engine: RetryEngine): object {
  const adapter = rxjsRetry(engine);
  return webSocket({ url: "wss://example.com", ...adapter.observers }).pipe(retry(adapter.retry), repeat(adapter.repeat));
}

export function websocketTs(engine: RetryEngine): object {
  const adapter = websocketTsRetry(engine);
  const backoff: Backoff = adapter.backoff;
  return new WebsocketBuilder("wss://example.com").withBackoff(backoff).onOpen(adapter.onOpen).onClose(adapter.onClose).build();
}

export const yWebsocket = (engine: RetryEngine, doc: Doc): object =>
  new WebsocketProvider("wss://example.com", "room", doc, yWebsocketRetry(engine));
