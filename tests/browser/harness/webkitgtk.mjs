/**
 * WebKitGTK, driven by WebKitWebDriver on a virtual screen. It shares its engine with Safari but not its network code,
 * so nothing measured here is said of Safari.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takePort } from "../../support/ports.mjs";
import { splitKeys, START_MS, STEP_MS, USUAL_SIZE } from "./browser.mjs";
import { withDeadline } from "./deadline.mjs";
import { findExecutable } from "./executable.mjs";
import { callExpression, PageLeft, readResult } from "./page-call.mjs";
import { browserOfEachScheme } from "./schemes.mjs";
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
export async function startWebKitGTK({ viewport = USUAL_SIZE, colorScheme = "light" } = {}) {
  let size = viewport;
  const running = await browserOfEachScheme(colorScheme, (scheme) => launchWebKitGTK(size, scheme));
  const session = () => running.now().session;
  return {
    name: "WebKitGTK",
    id: "webkitgtk",
    version: session().capabilities["browserVersion"],
    open: (url) => session().navigate(url),
    async evaluate(call, ...args) {
      const sent = session().executeAsync(callExpression(call, args)).catch((error) => {
        throw error.message.includes("before the unload event") ? new PageLeft("WebKitGTK") : error;
      });
      return readResult("WebKitGTK", await sent);
    },
    async click(selector) {
      await session().click(await session().find(selector));
    },
    async type(selector, text) {
      await session().sendKeys(await session().find(selector), text);
    },
    async press(key) {
      await session().pressKeys(splitKeys(key).map(keyCode));
    },
    async screenshot(file) {
      await writeFile(file, await session().screenshot());
    },
    async setViewport(wanted) {
      size = wanted;
      await fitViewport(session(), size);
    },
    async setColorScheme(wanted) {
      const before = session();
      await running.change(wanted);
      if (session() === before) return;
      await before.navigate("about:blank");
      await fitViewport(session(), size);
    },
    close: running.close,
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
    const port = await takePort();
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
    await sleep(50);
  }
}

/**
 * WebDriver sizes the window; what is left for the page depends on toolbars. So the difference is measured and added.
 *
 * @param {WebDriverSession} session
 * @param {import('./browser.mjs').Size} wanted
 */
async function fitViewport(session, wanted) {
  const inner = () => session.executeAsync("Promise.resolve({ width: innerWidth, height: innerHeight })");
  const fits = (/** @type {import('./browser.mjs').Size} */ now) => now.width === wanted.width && now.height === wanted.height;
  const deadline = Date.now() + STEP_MS;
  let now = await inner();
  while (!fits(now) && Date.now() < deadline) {
    const outer = await session.getWindowSize();
    await session.setWindowSize({
      width: outer.width + wanted.width - now.width,
      height: outer.height + wanted.height - now.height,
    });
    // The page follows its window a moment later, and until then the difference between the two means nothing.
    for (let pause = 0; pause < 20 && !fits((now = await inner())); pause += 1) await sleep(25);
  }
  if (fits(now)) return;
  throw new Error(
    `WebKitGTK made its page ${now.width} x ${now.height} instead of ${wanted.width} x ${wanted.height}.`,
  );
}
