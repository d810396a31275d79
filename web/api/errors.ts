/** The one error that closecode throws. */
export class CloseCodeError extends Error {
  override readonly name = "CloseCodeError";
  /**
   * Stable and upper case: PACK_NOT_A_PACK, PACK_BAD_LANGUAGE, PACK_WRONG_VERSION, PACK_DAMAGED,
   * BAD_DICTIONARY, LOAD_FAILED (the cause says why), NOT_A_SOCKET, BAD_URL, PROBE_BLOCKED,
   * NOT_A_STREAM, NOT_BYTES.
   */
  readonly code: string;
  /** Where in the data the fault is, e.g. "data.texts[3]". */
  declare readonly path?: string;

  /** Every fault of a dictionary, at most 20. */
  declare readonly faults?: readonly { readonly path: string; readonly what: string }[];

  constructor(
    code: string, message: string,
    options: { readonly path?: string; readonly cause?: unknown; readonly faults?: CloseCodeError["faults"] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.path !== undefined) this.path = options.path;
    if (options.faults) this.faults = options.faults;
  }
}
