/** Looks for closes in a file or a text, away from the page, which stays quick and can end this at any time. */
import { loadReader } from "../read/index.js";
import type { ScanHit } from "../read/types.js";

export type ReadMessage =
  | { readonly kind: "hits"; readonly hits: readonly ScanHit[] }
  | { readonly kind: "progress"; readonly bytes: number }
  | { readonly kind: "done"; readonly bytes: number }
  | { readonly kind: "failed"; readonly message: string };

/** Often enough for the eye, seldom enough for the page. */
const tellMs = 100;
const mostInOneMessage = 500;

const tell = (message: ReadMessage): void => postMessage(message);

async function scan(blob: Blob): Promise<void> {
  const reader = await loadReader();
  let hits: ScanHit[] = [];
  let read = 0;
  let toldAt = 0;
  const flush = (): void => {
    if (hits.length > 0) tell({ kind: "hits", hits });
    hits = [];
  };
  const onProgress = (bytes: number): void => {
    read = bytes;
    if (performance.now() - toldAt < tellMs) return;
    toldAt = performance.now();
    flush();
    tell({ kind: "progress", bytes });
  };
  for await (const hit of reader.scan(blob.stream(), { onProgress })) {
    hits.push(hit);
    if (hits.length >= mostInOneMessage) flush();
  }
  flush();
  tell({ kind: "done", bytes: read });
}

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof Blob)) return;
  scan(data).catch((error: unknown) => tell({ kind: "failed", message: String(error) }));
});
