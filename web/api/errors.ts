/** The one error that closecode throws. */
export class CloseCodeError extends Error {
  override readonly name = "CloseCodeError";
  /**
   * Stable and upper case: PACK_NOT_A_PACK, PACK_BAD_LANGUAGE, PACK_WRONG_VERSION, PACK_DAMAGED,
   * LOAD_FAILED (the cause says why), NOT_A_SOCKET, BAD_URL, PROBE_BLOCKED.
   */
  readonly code: string;
  /** Where in the data the fault is, e.g. "data.texts[3]". */
  declare readonly path?: string;

  constructor(code: string, message: string, options: { readonly path?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.path !== undefined) this.path = options.path;
  }
}
