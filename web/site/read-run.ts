/** One reading of a file or a text in a worker of its own, which ends with it. */
import type { ScanHit } from "../read/types.js";
import { assetAddress } from "./addresses.js";
import type { ReadMessage } from "./read-worker.js";
import { trustedScript } from "./trusted-script.js";

export interface ReadRunEvents {
  readonly onHits: (hits: readonly ScanHit[]) => void;
  readonly onProgress: (bytes: number) => void;
  readonly onEnd: (message: string | undefined) => void;
}

export class ReadRun {
  readonly #worker: Worker;

  constructor(blob: Blob, { onHits, onProgress, onEnd }: ReadRunEvents) {
    this.#worker = new Worker(trustedScript(assetAddress("assets/read-worker.js")), { type: "module" });
    const end = (message: string | undefined): void => {
      this.cancel();
      onEnd(message);
    };
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ReadMessage>) => {
      if (data.kind === "hits") onHits(data.hits);
      else if (data.kind === "failed") end(data.message);
      else onProgress(data.bytes);
      if (data.kind === "done") end(undefined);
    });
    this.#worker.addEventListener("error", ({ message }) => end(message));
    this.#worker.postMessage(blob);
  }

  cancel(): void {
    this.#worker.terminate();
  }
}
