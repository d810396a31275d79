/**
 * Ports for the servers of the tests, and for servers that must not be there.
 *
 * The system gives a port that it chose itself to the next program that asks once its server is gone, and uses it for
 * outgoing connections too. So tests take ports that the system never chooses, and each is held until the process ends:
 * what a test closed stays closed, and no other test of the same machine is given the same port.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

/** Above the ports that programs are known by and that browsers refuse, below those that most systems choose from. */
const FIRST = 20_000;
const LAST = 32_000;
const HOST = "127.0.0.1";

/** The locks on the ports of this process. They end with it, however it ends. */
const held = new Set();

/**
 * Takes a port of loopback on which nobody listens. No other process that asks here is given it before this one ends.
 *
 * @returns {Promise<number>}
 * @throws {Error} when every port is taken
 */
export async function takePort() {
  const candidates = portsOutside(ephemeralRange());
  const start = Math.floor(Math.random() * candidates.length);
  for (let i = 0; i < candidates.length; i += 1) {
    const port = /** @type {number} */ (candidates[(start + i) % candidates.length]);
    if (!(await lock(port))) continue;
    // A program that does not ask here may listen on it all the same. Then the lock stays, and keeps others from asking again.
    if (await isFree(port)) return port;
  }
  throw new Error(`Every port from ${FIRST} to ${LAST} that the system does not choose from is taken.`);
}

/**
 * Returns the ports from FIRST to LAST that are not in a range.
 *
 * @param {readonly [first: number, last: number]} range
 * @returns {number[]}
 */
export function portsOutside([first, last]) {
  const all = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
  return all.filter((port) => port < first || port > last);
}

/** @returns {readonly [first: number, last: number]} the ports that the system chooses from */
function ephemeralRange() {
  try {
    const [first, last] = readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").trim().split(/\s+/).map(Number);
    return [first ?? 0, last ?? 0];
  } catch {
    // The range of RFC 6335, which systems without /proc choose from.
    return [49_152, 65_535];
  }
}

/**
 * Locks a port by a name that one process of the machine can have at a time: an abstract Unix socket, which leaves no
 * file behind and is free again when its process is gone.
 *
 * @param {number} port
 * @returns {Promise<boolean>} false when another process holds it, or this one
 */
async function lock(port) {
  const server = await listening(`\0closecode-test-port-${port}`);
  if (server === undefined) return false;
  held.add(server.unref());
  return true;
}

/**
 * True if nobody listens on a port of loopback.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isFree(port) {
  const server = await listening({ host: HOST, port });
  if (server === undefined) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/**
 * Listens at an address.
 *
 * @param {string | import('node:net').ListenOptions} address name of a Unix socket, or host and port
 * @returns {Promise<import('node:net').Server | undefined>} undefined when somebody listens there already
 */
function listening(address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(/** @type {any} */ (address), () => resolve(server));
  });
}
