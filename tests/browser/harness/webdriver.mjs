/**
 * The part of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that the tests need, over fetch.
 * The well-kept clients on npm are built around downloading drivers; what remains of them for a driver that is already
 * installed is about this much.
 */

/** Section 11.1: how a reference to an element is marked in JSON. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class WebDriverError extends Error {
  /**
   * @param {string} code the specification's name of the error, e.g. "no such element"
   * @param {string} message
   */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.name = "WebDriverError";
    this.code = code;
  }
}

export class WebDriverSession {
  #base;
  #stepMs;

  /**
   * @param {string} base URL of the session
   * @param {Record<string, any>} capabilities
   * @param {number} stepMs
   */
  constructor(base, capabilities, stepMs) {
    this.#base = base;
    this.#stepMs = stepMs;
    this.capabilities = capabilities;
  }

  /**
   * @param {object} options
   * @param {string} options.driver URL of the driver
   * @param {Record<string, unknown>} options.capabilities
   * @param {number} options.startMs limit for the start of the browser
   * @param {number} options.stepMs limit for every later command
   */
  static async create({ driver, capabilities, startMs, stepMs }) {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const session = await send("POST", `${driver}/session`, body, startMs);
    return new WebDriverSession(`${driver}/session/${session.sessionId}`, session.capabilities, stepMs);
  }

  /** @param {string} url */
  async navigate(url) {
    await this.#post("/url", { url });
  }

  /**
   * @param {string} expression one whose value is a promise
   * @returns {Promise<any>} what the promise resolved to
   */
  executeAsync(expression) {
    const script = `const done = arguments[0]; (${expression}).then(done);`;
    return this.#post("/execute/async", { script, args: [] });
  }

  /**
   * @param {string} selector
   * @returns {Promise<string>} the element's reference
   */
  async find(selector) {
    return (await this.#post("/element", { using: "css selector", value: selector }))[ELEMENT];
  }

  /** @param {string} element */
  async click(element) {
    await this.#post(`/element/${element}/click`, {});
  }

  /**
   * @param {string} element
   * @param {string} text
   */
  async sendKeys(element, text) {
    await this.#post(`/element/${element}/value`, { text });
  }

  /** @param {readonly string[]} keys held together; each a character or one of the code points of section 17.4.2 */
  async pressKeys(keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.#post("/actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }

  /** @returns {Promise<Buffer>} PNG */
  async screenshot() {
    return Buffer.from(await send("GET", `${this.#base}/screenshot`, undefined, this.#stepMs), "base64");
  }

  /** @param {import('./browser.mjs').Size} size of the window, with its frame */
  async setWindowSize(size) {
    await this.#post("/window/rect", size);
  }

  /** @returns {Promise<import('./browser.mjs').Size>} */
  getWindowSize() {
    return send("GET", `${this.#base}/window/rect`, undefined, this.#stepMs);
  }

  /** @param {number} ms how long the driver itself lets a script run */
  async setScriptTimeout(ms) {
    await this.#post("/timeouts", { script: ms, pageLoad: ms });
  }

  async end() {
    await send("DELETE", this.#base, undefined, this.#stepMs);
  }

  /**
   * @param {string} path
   * @param {unknown} body
   */
  #post(path, body) {
    return send("POST", this.#base + path, body, this.#stepMs);
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {unknown} body
 * @param {number} ms
 * @returns {Promise<any>}
 */
async function send(method, url, body, ms) {
  const response = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json; charset=utf-8" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ms),
  });
  const { value } = /** @type {{value: any}} */ (await response.json());
  if (!response.ok) throw new WebDriverError(value.error, value.message);
  return value;
}
