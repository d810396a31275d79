/**
 * The recorder page. It runs each case in a frame that nothing else uses meanwhile, and hands what was observed to the
 * test. Frames are used again, because a browser works longer on a new one than on most cases.
 */

/** @typedef {import('./run-case.mjs').PageCase & {id: string, frame: string}} FramedCase */
/** @typedef {{id: string, problem?: string} & Partial<import('./run-case.mjs').Seen>} Report */

/** A limit for what must end. */
const LOAD_MS = 60_000;

/** @type {Report[]} */
const reports = [];
/** Frames that wait for their next case, by address. @type {Map<string, HTMLIFrameElement[]>} */
const waiting = new Map();

/** @param {FramedCase} framed */
async function runFramed({ frame: address, ...framed }) {
  try {
    const frame = waiting.get(address)?.pop() ?? (await openFrame(address));
    const report = await ask(frame, framed);
    reports.push(report);
    // A socket that has not closed would go on beside the next case.
    if (report.observation?.code === undefined) frame.remove();
    else waiting.set(address, [...(waiting.get(address) ?? []), frame]);
  } catch (error) {
    reports.push({ id: framed.id, problem: String(error) });
  }
}

/**
 * @param {string} address
 * @returns {Promise<HTMLIFrameElement>} once it has loaded
 */
async function openFrame(address) {
  const frame = document.createElement("iframe");
  const ready = new Promise((resolve, reject) => {
    frame.onload = () => resolve(undefined);
    setTimeout(() => reject(new Error("the frame did not load")), LOAD_MS);
  });
  frame.src = address;
  document.body.append(frame);
  await ready;
  return frame;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Omit<FramedCase, 'frame'>} framed
 * @returns {Promise<Report>}
 */
function ask(frame, framed) {
  const channel = new MessageChannel();
  return new Promise((resolve) => {
    channel.port1.onmessage = ({ data }) => {
      if (data.opened === true) void fetch(`opened?case=${encodeURIComponent(framed.id)}`, { cache: "no-store" });
      else resolve(data);
    };
    frame.contentWindow?.postMessage(framed, "*", [channel.port2]);
  });
}

/**
 * @param {readonly FramedCase[]} cases
 * @param {number} atOnce how many run at the same time
 */
function start(cases, atOnce) {
  const left = [...cases];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await runFramed(next);
  };
  for (let i = 0; i < atOnce; i += 1) void work();
}

/** What has been observed since the last call. */
function take() {
  return reports.splice(0);
}

Object.assign(globalThis, { lab: { start, take } });
