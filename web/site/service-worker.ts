/**
 * Keeps the site for when there is no network: scripts and styles at once, the pages of a language when a page asks for it,
 * every other page when it is visited. The network comes first, so that nobody reads an old page while a newer one is there.
 */
import { probeMark } from "../observe/probe.js";

declare const SITE_VERSION: string;
declare const SITE_SHELL: readonly string[];
declare const SITE_PAGES: Readonly<Record<string, readonly string[] | undefined>>;

/** What of the worker's own scope is used; its types and those of a page exclude each other. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: ExtendableEvent & MessageEvent) => void): void;
}
const scope = self as unknown as WorkerScope;

const prefix = "closecode-";
const cacheName = `${prefix}${SITE_VERSION}`;

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  const missing: string[] = [];
  for (const path of paths) if ((await cache.match(path)) === undefined) missing.push(path);
  await cache.addAll(missing);
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request);
    // An answer to a part of a file, or a refusal, is not what the address stands for.
    if (response.status === 200) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept !== undefined) return kept;
    throw error;
  }
}

scope.addEventListener("install", (event) => event.waitUntil(keep(SITE_SHELL)));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
scope.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, searchParams } = new URL(url);
  // A probe asks whether the server is there, and nothing kept may answer for it.
  if (method === "GET" && origin === location.origin && !searchParams.has(probeMark)) event.respondWith(answer(event.request));
});
scope.addEventListener("message", (event) => {
  const message: unknown = event.data;
  if (message === "use") return void scope.skipWaiting();
  const pages = typeof message === "string" && Object.hasOwn(SITE_PAGES, message) ? SITE_PAGES[message] : undefined;
  if (pages === undefined) return;
  event.waitUntil(keep(pages).then(() => event.ports[0]?.postMessage("kept"), () => event.ports[0]?.postMessage("failed")));
});
