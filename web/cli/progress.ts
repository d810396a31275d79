/** One line of progress on a terminal: how far, and how fast. */

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** @param done bytes of text @param position bytes of the file, which differ when it is compressed */
  show(done: number, position: number, size: number | undefined): void;
  clear(): void;
}

const everyMs = 100;
const cells = 24;

export function progressOf(output: Output, name: string): Progress {
  if (output.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  const started = performance.now();
  let shown = false;
  let last = 0;
  return {
    show(done, position, size) {
      const now = performance.now();
      if (now - last < everyMs) return;
      last = now;
      const rate = `${(done / 1e6 / ((now - started) / 1000)).toFixed(0)} MB/s`;
      const share = size === undefined || size === 0 ? undefined : Math.min(1, position / size);
      const filled = Math.round((share ?? 0) * cells);
      const bar = share === undefined ? `${(done / 1e6).toFixed(0)} MB` : `${"█".repeat(filled)}${"░".repeat(cells - filled)} ${(share * 100).toFixed(0).padStart(3)} %`;
      output.write(`\r\u001b[2K${bar}  ${rate}  ${name}`);
      shown = true;
    },
    clear() {
      if (shown) output.write("\r\u001b[2K");
      shown = false;
    },
  };
}
