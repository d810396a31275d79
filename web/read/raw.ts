/** The compiled scanner as wasm/read_bindings.cpp exposes it. Hits come as a JSON array, "" for none. */
export interface RawReader {
  read(text: string): string;
  /** @returns what names the scan in the other calls */
  openScan(): number;
  feedScan(scan: number, bytes: Uint8Array): string;
  finishScan(scan: number): string;
  closeScan(scan: number): void;
}
