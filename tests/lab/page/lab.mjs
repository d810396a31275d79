/**
 * The recorder page. It runs each case in a frame of its own, so that sockets of one case do not look like neighbours
 * or earlier attempts of another, and hands the observations to the test.
 */

/** @typedef {import('./run-case.mjs').PageCase & {id: string, frame: string}} FramedCase */
/** @typedef {{id: string, observation?: import('closecode').Observation, problem?: string}} Report */

/** @type {Report[]} */
const reports = [];

/** @param {FramedCase} framed */
async function runFramed({ frame: address, ...framed }) {
  const frame = document.createElement("iframe");
  try {
    const ready = new Promise((resolve, reject) => {
      frame.onload = () => resolve(undefined);
      setTimeout(() => reject(new Error("the frame did not load")), 20_000);
    });
    frame.src = address;
    document.body.append(frame);
    await ready;
    const channel = new MessageChannel();
    /** @type {Promise<Report>} */
    const report = new Promise((resolve) => {
      channel.port1.onmessage = ({ data }) => {
        if (data.opened === true) void fetch(`opened?case=${encodeURIComponent(framed.id)}`);
        else resolve(data);
      };
    });
    frame.contentWindow?.postMessage(framed, "*", [channel.port2]);
    reports.push(await report);
  } catch (error) {
    reports.push({ id: framed.id, problem: String(error) });
  } finally {
    frame.remove();
  }
}

/**
 * @param {readonly FramedCase[]} cases
 * @param {number} atOnce how many run at the same time
 */
function start(cases, atOnce) {
  const waiting = [...cases];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runFramed(next);
  };
  for (let i = 0; i < atOnce; i += 1) void work();
}

/** What has been observed since the last call. */
function take() {
  return reports.splice(0);
}

Object.assign(globalThis, { lab: { start, take } });
