/**
 * Starting and stopping an HTTP server, the same way for every server of the demo.
 */

/**
 * @param {import('node:http').Server} server
 * @param {{host: string, port: number}} address `port: 0` picks a free one
 * @returns {Promise<{port: number, authority: string, close: () => Promise<void>}>}
 *   `authority` is host:port as it stands in a URL; `close` ends every connection at once
 */
export async function listen(server, { host, port }) {
  // Bytes that are no HTTP get an answer that can be read, and never an exception. A connection that a browser keeps for
  // later gets none when its time is over: the browser would take that for the answer to its next request.
  server.on("clientError", (error, socket) => {
    const late = /** @type {NodeJS.ErrnoException} */ (error).code === "ERR_HTTP_REQUEST_TIMEOUT";
    if (late || !socket.writable) return socket.destroy();
    const body = "This is not a request that HTTP/1.1 allows.\n";
    socket.end(
      `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      () => socket.destroy(),
    );
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve(undefined);
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no TCP port.");
  return {
    port: address.port,
    authority: `${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
