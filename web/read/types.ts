/** The public types of `closecode/read`, written by hand. */
import type { Observation } from "../api/types.js";

export interface ReadHit {
  /** Offsets into the text, in UTF-16 code units; for `scan`, in bytes. */
  readonly start: number;
  readonly end: number;
  /** Which program writes so, such as "chrome-console" or "gorilla"; "log" where any may, "snippet" for a pasted code. */
  readonly shape: string;
  /** Which way the Close frame went, as the side that wrote the text tells it. */
  readonly direction?: "sent" | "received";
  /**
   * What the text says: code, reason, or a failed handshake's HTTP status in `probe.status`. Feed it to `diagnose`.
   * A log tells no duration of a probe; `probe.ms` is 0 then.
   */
  readonly observation: Observation;
}

export interface ScanHit extends ReadHit {
  /** Counted from 1. */
  readonly line: number;
}

export interface ScanOptions {
  /** Ends the scan; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Called after each piece with how many bytes were read so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface Reader {
  /**
   * Finds closes in free text: a console line, a line of a server's log, an error message, "1006", "going away".
   * Never takes a bare number in running text for a code. Never throws.
   */
  read(text: string): readonly ReadHit[];
  /**
   * The same over a stream of any size, in constant memory; bytes that are no text are passed over.
   * @throws CloseCodeError NOT_A_STREAM, NOT_BYTES; what the stream throws, and the signal's reason
   */
  scan(chunks: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>, options?: ScanOptions): AsyncIterable<ScanHit>;
}
