/** Faults in how the server closes: any code, and ends of TCP that do not wait for the answer. */

/** @type {Readonly<Record<string, import('./index.mjs').Run>>} */
export const closingFaults = {
  /** ?code=…&reason=…: a Close frame with any code, or code=none for one without a body. */
  "/close": async (connection) => {
    connection.upgrade();
    await connection.settled();
    const code = connection.parameter("code") ?? "1000";
    await connection.close(code === "none" ? undefined : Number(code), connection.parameter("reason"));
  },

  /** ?code=…: reset instead of an orderly end, after the browser has answered the Close frame. */
  "/close-then-reset": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.writeClose(Number(connection.parameter("code")));
    await connection.clientClose;
    connection.reset();
  },

  /** ?code=…: the Close frame and FIN go out together. */
  "/close-then-fin": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.writeClose(Number(connection.parameter("code")));
    connection.socket.end();
  },

  /** ?code=…: the Close frame and RST go out together. */
  "/close-then-kill": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.writeClose(Number(connection.parameter("code")));
    connection.reset();
  },

  /** ?limit=…: closes with 1009 on a message of more bytes. */
  "/too-big": (connection) => {
    connection.upgrade();
    let closed = false;
    connection.onData(({ payload }) => {
      if (closed || payload.length <= Number(connection.parameter("limit"))) return;
      // Chromium sends a big message in several frames; the first one decides.
      closed = true;
      void connection.close(1009, "Max");
    });
  },
};
