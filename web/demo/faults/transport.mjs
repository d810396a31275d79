/** Faults below WebSocket: the connection ends or goes silent without a Close frame. */

/**
 * Ends the connection after the time that ?ms=… says.
 *
 * @param {import('./connection.mjs').Connection} connection
 */
function endLater(connection) {
  const timer = setTimeout(() => connection.socket.end(), Number(connection.parameter("ms")));
  void connection.gone.then(() => clearTimeout(timer));
  return timer;
}

/** @type {Readonly<Record<string, import('./index.mjs').Run>>} */
export const transportFaults = {
  "/fin": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.socket.end();
  },

  /** FIN in the same breath as the answer to the handshake. */
  "/fin-at-once": (connection) => {
    connection.upgrade();
    connection.socket.end();
  },

  "/reset": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.reset();
  },

  /** close(2): FIN, and over TLS no close_notify before it. */
  "/destroy": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.destroy();
  },

  /** FIN when the first message comes, as a process does that crashes on it. */
  "/fin-on-message": (connection) => {
    connection.upgrade();
    connection.onData(() => connection.socket.end());
  },

  /** ?limit=…: RST on a message of more bytes. */
  "/reset-on-big": (connection) => {
    connection.upgrade();
    connection.onData(({ payload }) => {
      if (payload.length > Number(connection.parameter("limit"))) connection.reset();
    });
  },

  /** ?ms=…: FIN after that much silence from the page. Messages are echoed. */
  "/idle": async (connection) => {
    connection.upgrade();
    const echoed = connection.echo();
    await connection.opened();
    const timer = endLater(connection);
    connection.socket.on("data", () => timer.refresh());
    await echoed;
  },

  /** ?ms=…: FIN after that time, whatever is sent. Messages are echoed. */
  "/lifetime": async (connection) => {
    connection.upgrade();
    const echoed = connection.echo();
    await connection.opened();
    endLater(connection);
    await echoed;
  },

  /** Reads nothing and says nothing, as behind a path that lost its state. */
  "/half-open": (connection) => {
    connection.upgrade();
    connection.socket.pause();
  },
};
