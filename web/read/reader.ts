/** The scanner's public face over the compiled module. */
import { createOffsets } from "./offsets.js";
import { pieces, type Chunks } from "./pieces.js";
import type { RawReader } from "./raw.js";
import type { Reader, ReadHit, ScanHit, ScanOptions } from "./types.js";

/** What the module takes at once, so that a chunk of any size needs no memory of its own size there. */
const pieceBytes = 1 << 18;

const parsed = (json: string): ScanHit[] => (json === "" ? [] : (JSON.parse(json) as ScanHit[]));

export class CompiledReader implements Reader {
  readonly #raw: RawReader;

  constructor(raw: RawReader) {
    this.#raw = raw;
  }

  read(text: string): readonly ReadHit[] {
    if (typeof text !== "string") return [];
    const units = createOffsets(text);
    return parsed(this.#raw.read(text)).map(({ line: _, start, end, ...hit }) => {
      const from = units(start);
      return { start: from, end: units(end), ...hit };
    });
  }

  async *scan(chunks: Chunks, { signal, onProgress }: ScanOptions = {}): AsyncGenerator<ScanHit, void> {
    const raw = this.#raw;
    const scan = raw.openScan();
    let bytes = 0;
    try {
      for await (const chunk of pieces(chunks, signal)) {
        for (let at = 0; at < chunk.length; at += pieceBytes) {
          yield* parsed(raw.feedScan(scan, chunk.subarray(at, at + pieceBytes)));
        }
        bytes += chunk.length;
        onProgress?.(bytes);
      }
      yield* parsed(raw.finishScan(scan));
    } finally {
      raw.closeScan(scan);
    }
  }
}
