/**
 * WebKitGTK, driven by WebKitWebDriver on a virtual screen. It shares its engine with Safari but not its network code,
 * so nothing measured here is said of Safari.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { splitKeys, START_MS, STEP_MS } from "./browser.mjs";
import { withDeadline } from "./deadline.mjs";
import { findExecutable } from "./executable.mjs";
import { callExpression, PageLeft, readResult } from "./page-call.mjs";
import { WebDriverSession } from "./webdriver.mjs";
import { Workspace } from "./workspace.mjs";
import { startXvfb } from "./xvfb.mjs";

/** WebDriver names keys by code points of the private use area (section 17.4.2). */
const KEY_CODES = new Map([
  ["Backspace", "\uE003"],
  ["Tab", "\uE004"],
  ["Enter", "\uE006"],
  ["Escape", "\uE00C"],
  ["End", "\uE010"],
  ["Home", "\uE011"],
  ["ArrowLeft", "\uE012"],
  ["ArrowUp", "\uE013"],
  ["ArrowRight", "\uE014"],
  ["ArrowDown", "\uE015"],
  ["Delete", "\uE017"],
  ["PageUp", "\uE00E"],
  ["PageDown", "\uE00F"],
  ["Shift", "\uE008"],
  ["Control", "\uE009"],
  ["Alt", "\uE00A"],
  ["Meta", "\uE03D"],
]);

/** @param {string} key */
function keyCode(key) {
  const code = [...key].length === 1 ? key : KEY_CODES.get(key);
  if (code === undefined) throw new Error(`The harness knows no key "${key}" for WebKitGTK.`);
  return code;
}

/**
 * @param {import('./browser.mjs').StartOptions} [options]
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function startWebKitGTK({
  viewport = { width: 1280, height: 800 },
  colorScheme = "light",
} = {}) {
  let size = viewport;
  let scheme = colorScheme;
  let running = await launchWebKitGTK(size, scheme);
  return {
    name: "WebKitGTK",
    id: "webkitgtk",
    version: running.session.capabilities["browserVersion"],
    open: (url) => running.session.navigate(url),
    async evaluate(call, ...args) {
      const sent = running.session.executeAsync(callExpression(call, args)).catch((error) => {
        throw error.message.includes("before the unload event") ? new PageLeft("WebKitGTK") : error;
      });
      return readResult("WebKitGTK", await sent);
    },
    async click(selector) {
      await running.session.click(await running.session.find(selector));
    },
    async type(selector, text) {
      await running.session.sendKeys(await running.session.find(selector), text);
    },
    async press(key) {
      await running.session.pressKeys(splitKeys(key).map(keyCode));
    },
    async screenshot(file) {
      await writeFile(file, await running.session.screenshot());
    },
    async setViewport(wanted) {
      size = wanted;
      await fitViewport(running.session, size);
    },
    async setColorScheme(wanted) {
      if (wanted === scheme) return;
      scheme = wanted;
      await running.close();
      running = await launchWebKitGTK(size, scheme);
    },
    close: () => running.close(),
  };
}

/**
 * @param {import('./browser.mjs').Size} viewport
 * @param {import('./browser.mjs').ColorScheme} colorScheme
 */
async function launchWebKitGTK(viewport, colorScheme) {
  const program = findExecutable("WebKitWebDriver", "webkit2gtk-driver");
  const workspace = new Workspace("webkitgtk");
  try {
    shrinkToolbar(workspace.folder);
    const display = await startXvfb(workspace);
    const port = await freePort();
    workspace.spawn(program, [`--port=${port}`], {
      env: workspace.environment({
        DISPLAY: display,
        GDK_BACKEND: "x11",
        GTK_THEME: colorScheme === "dark" ? "Adwaita:dark" : "Adwaita",
        NO_AT_BRIDGE: "1", // No accessibility bus runs here; without this GTK waits for one.
        // There is no graphics device behind Xvfb. Switching WebKit's own acceleration off instead makes every
        // screenshot wait for ever.
        LIBGL_ALWAYS_SOFTWARE: "1",
      }),
    });
    const driver = `http://127.0.0.1:${port}`;
    await withDeadline(untilReady(driver), START_MS, "Starting WebKitWebDriver");
    const session = await WebDriverSession.create({
      driver,
      capabilities: {},
      startMs: START_MS,
      stepMs: STEP_MS,
    });
    await session.setScriptTimeout(STEP_MS);
    await fitViewport(session, viewport);
    return {
      session,
      async close() {
        await session.end().catch(() => {});
        await workspace.dispose();
      },
    };
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
}

/**
 * The toolbar of the test browser keeps its window at least 447 pixels wide, and phones are narrower than that.
 *
 * @param {string} home
 */
function shrinkToolbar(home) {
  const folder = path.join(home, ".config", "gtk-3.0");
  mkdirSync(folder, { recursive: true });
  const rule =
    "min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1);";
  writeFileSync(
    path.join(folder, "gtk.css"),
    `box, toolbar, toolitem, button, entry, image, label { ${rule} }\n`,
  );
}

/** @param {string} driver */
async function untilReady(driver) {
  for (;;) {
    const response = await fetch(`${driver}/status`, { signal: AbortSignal.timeout(STEP_MS) }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {Promise<number>} a port nobody listens on; the driver cannot pick one itself */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * WebDriver sizes the window; what is left for the page depends on toolbars. So the difference is measured and added.
 *
 * @param {WebDriverSession} session
 * @param {import('./browser.mjs').Size} wanted
 */
async function fitViewport(session, wanted) {
  const inner = () => session.executeAsync("Promise.resolve({ width: innerWidth, height: innerHeight })");
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const [now, outer] = [await inner(), await session.getWindowSize()];
    if (now.width === wanted.width && now.height === wanted.height) return;
    await session.setWindowSize({
      width: outer.width + wanted.width - now.width,
      height: outer.height + wanted.height - now.height,
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const now = await inner();
  throw new Error(
    `WebKitGTK made its page ${now.width} x ${now.height} instead of ${wanted.width} x ${wanted.height}.`,
  );
}
