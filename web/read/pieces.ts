/** Bytes from whatever a stream may be, ended by a signal, also while it waits. */
import { CloseCodeError } from "../api/errors.js";

export type Chunks = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

interface Source {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  stop(reason: unknown): void;
}

const ignore = (): void => undefined;

function sourceOf(chunks: Chunks): Source {
  const stream = chunks as Partial<ReadableStream<Uint8Array>> | undefined;
  if (typeof stream?.getReader === "function") {
    const reader = stream.getReader();
    return { next: () => reader.read(), stop: (reason) => void reader.cancel(reason).catch(ignore) };
  }
  const iterate = (chunks as Partial<AsyncIterable<Uint8Array>> | undefined)?.[Symbol.asyncIterator];
  if (typeof iterate !== "function") {
    throw new CloseCodeError("NOT_A_STREAM", "scan() wants an AsyncIterable or a ReadableStream of Uint8Array.");
  }
  const iterator = iterate.call(chunks) as AsyncIterator<unknown>;
  return { next: () => iterator.next(), stop: () => void Promise.resolve(iterator.return?.()).catch(ignore) };
}

/** Rejects when the signal aborts. */
function aborted(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let forget = ignore;
  const promise = new Promise<never>((_, reject) => {
    const end = (): void => reject(signal.reason);
    signal.addEventListener("abort", end);
    forget = () => signal.removeEventListener("abort", end);
  });
  promise.catch(ignore);
  return { promise, forget };
}

/** @throws CloseCodeError NOT_A_STREAM, NOT_BYTES; what the stream throws, and the signal's reason */
export async function* pieces(chunks: Chunks, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  signal?.throwIfAborted();
  const source = sourceOf(chunks);
  const abort = signal && aborted(signal);
  let ended = false;
  try {
    for (let place = 0; ; place += 1) {
      const { done, value } = await (abort ? Promise.race([source.next(), abort.promise]) : source.next());
      signal?.throwIfAborted();
      if (done) {
        ended = true;
        return;
      }
      if (!(value instanceof Uint8Array)) {
        throw new CloseCodeError("NOT_BYTES", `scan() wants chunks of Uint8Array; chunk ${place} is ${typeof value}.`, { path: `chunks[${place}]` });
      }
      yield value;
    }
  } finally {
    abort?.forget();
    if (!ended) source.stop(signal?.reason);
  }
}
