/** Files and standard input as chunks of bytes, unpacked where they are gzip, with their faults named. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { WordKey } from "./generated/words.js";

export class InputFault extends Error {
  readonly key: WordKey;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(key: WordKey, values: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

export interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes of the file, where it has a size. */
  readonly size: number | undefined;
  /** Bytes of the file that were read, packed or not. */
  position(): number;
  /** What was odd about it although it was read to the end. */
  warnings(): readonly { readonly key: WordKey; readonly values: Readonly<Record<string, number>> }[];
}

const chunkBytes = 1 << 20;
/** Longer lines are read too, but whoever made them should know. */
const longLine = 64 * 1024 * 1024;

function faultOf(error: unknown): unknown {
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new InputFault("input.missing");
  if (code === "EISDIR") return new InputFault("input.directory");
  if (code === "EACCES" || code === "EPERM") return new InputFault("input.noPermission");
  if (code === "Z_BUF_ERROR") return new InputFault("input.truncated");
  if (code.startsWith("Z_")) return new InputFault("input.damaged", { message });
  return error instanceof InputFault || code === "" ? error : new InputFault("input.failed", { message });
}

/** Passes chunks on and looks at them: binary data ends the input, invalid UTF-8 and endless lines are remembered. */
class Inspector {
  #offset = 0;
  #lineStart = 0;
  #carry = new Uint8Array(0);
  #invalidAt: number | undefined;
  #longLineAt: number | undefined;

  look(chunk: Uint8Array): void {
    const nul = chunk.indexOf(0);
    if (nul >= 0) throw new InputFault("input.binary", { offset: this.#offset + nul });
    this.#lookAtLines(chunk);
    this.#lookAtText(chunk);
    this.#offset += chunk.length;
  }

  #lookAtLines(chunk: Uint8Array): void {
    const first = chunk.indexOf(10);
    const lineEnd = first < 0 ? this.#offset + chunk.length : this.#offset + first;
    if (lineEnd - this.#lineStart > longLine) this.#longLineAt ??= this.#lineStart;
    if (first >= 0) this.#lineStart = this.#offset + chunk.lastIndexOf(10) + 1;
  }

  #lookAtText(chunk: Uint8Array): void {
    if (this.#invalidAt !== undefined) return;
    const joined = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    // A character may go on in the next chunk: what stands behind the last lead byte waits for it.
    let end = joined.length;
    for (let back = 1; back <= 3 && back <= joined.length; back++) {
      const byte = joined[joined.length - back] ?? 0;
      if (byte >= 0xc0) {
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        if (length > back) end = joined.length - back;
      }
      if (byte < 0x80 || byte >= 0xc0) break;
    }
    const start = this.#offset - this.#carry.length;
    const whole = joined.subarray(0, end);
    if (!isUtf8(whole)) this.#invalidAt = start + firstInvalid(whole);
    this.#carry = joined.slice(end);
  }

  end(): void {
    if (this.#carry.length > 0) this.#invalidAt ??= this.#offset - this.#carry.length;
  }

  warnings(): ReturnType<Input["warnings"]> {
    const found: { key: WordKey; values: Record<string, number> }[] = [];
    if (this.#invalidAt !== undefined) found.push({ key: "input.invalidText", values: { offset: this.#invalidAt } });
    if (this.#longLineAt !== undefined) found.push({ key: "input.longLine", values: { offset: this.#longLineAt, megabytes: longLine >> 20 } });
    return found;
  }
}

/** Where the text stops being UTF-8, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    let middle = (good + bad) >> 1;
    while (middle > good && ((bytes[middle] ?? 0) & 0xc0) === 0x80) middle--;
    if (middle === good) break;
    if (isUtf8(bytes.subarray(good, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

async function* unpacked(source: Readable, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const iterator = source.iterator({ destroyOnReturn: true });
  const first = await iterator.next();
  if (first.done) return;
  const head = first.value as Buffer;
  async function* raw(): AsyncGenerator<Buffer> {
    count(head.length);
    yield head;
    for await (const chunk of iterator as AsyncIterable<Buffer>) {
      count(chunk.length);
      yield chunk;
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* raw();
    return;
  }
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const { pipeline } = await import("node:stream/promises");
  const done = pipeline(raw(), gunzip);
  // The failure reaches the reader through the stream itself.
  done.catch(() => undefined);
  yield* gunzip;
  await done;
}

/** @param path a file, or "-" for standard input @throws InputFault when it cannot be read */
export async function openInput(path: string): Promise<Input> {
  let size: number | undefined;
  if (path !== "-") {
    try {
      const found = await stat(path);
      if (found.isDirectory()) throw new InputFault("input.directory");
      if (found.isFile()) size = found.size;
    } catch (error) {
      throw faultOf(error);
    }
  }
  const source = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: chunkBytes });
  const inspector = new Inspector();
  let position = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of unpacked(source, (bytes) => (position += bytes))) {
        inspector.look(chunk);
        yield chunk;
      }
      inspector.end();
    } catch (error) {
      throw faultOf(error);
    }
  }
  return { chunks: chunks(), size, position: () => position, warnings: () => inspector.warnings() };
}
