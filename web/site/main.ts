/** Starts the page: engine, language, and what the address asks for. */
import type { Engine } from "../api/index.js";
import { languages as shipped, loadLanguage, type LanguageInfo } from "../api/languages.js";
import { announce } from "./announce.js";
import { comparisonView } from "./comparison-view.js";
import { element, required } from "./dom.js";
import { explanationView, viewIn, type ViewOptions } from "./explanation-view.js";
import { failureView } from "./failure.js";
import { Finder } from "./finder.js";
import { foreignText } from "./foreign-text.js";
import { preferredLanguage } from "./language.js";
import { OwnForm } from "./own-form.js";
import { remember } from "./preferences.js";
import { listenForShortcuts } from "./shortcuts.js";
import { startView } from "./start-view.js";
import { TrySection } from "./try-section.js";
import { addressOf, readView, type View } from "./view.js";
import { loadWords, relabel, sentence, useWords, word, wordLanguages } from "./words.js";

const languages: readonly LanguageInfo[] = shipped.filter(({ tag }) => wordLanguages.includes(tag));
const tags = languages.map(({ tag }) => tag);

let lang = "en";
/** The language as it belongs into addresses: undefined until somebody chooses one or an address names one. */
let chosenLang: string | undefined;
let view: View = {};
let newestChoice = 0;

/** Fetches what a language needs before anything changes, so that a failure leaves the page as it was. */
async function speak(tag: string, engine: Engine | undefined): Promise<void> {
  newestChoice += 1;
  const choice = newestChoice;
  const pack = tag === "en" || engine === undefined || engine.languages.includes(tag) ? undefined : await loadLanguage(tag);
  const words = await loadWords(tag);
  // Somebody chose again while this one was on its way.
  if (choice !== newestChoice) return;
  if (pack !== undefined) engine?.addLanguage(pack);
  useWords(words);
  lang = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = languages.find((language) => language.tag === tag)?.dir ?? "ltr";
  required("language", HTMLSelectElement).value = tag;
  relabel(document);
}

function notice(...content: readonly (Node | string)[]): void {
  const line = required("notice", HTMLElement);
  line.replaceChildren(...content);
  line.hidden = content.length === 0;
  if (content.length > 0) announce(line.textContent ?? "");
}

function noticeRejected(rejected: string | undefined): void {
  notice(...(rejected === undefined ? [] : sentence("failure.address", { text: element("q", {}, foreignText(rejected.slice(0, 80))) })));
}

class Page {
  readonly #engine: Engine;
  readonly #finder: Finder;
  readonly #try: TrySection;
  readonly #own: OwnForm;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#finder = new Finder({ engine, lang: () => lang, go: (next) => this.go(next) });
    this.#try = new TrySection(() => this.#options());
    this.#own = new OwnForm(() => this.#options());
    const form = required("finder", HTMLFormElement);
    form.replaceChildren(...this.#finder.nodes);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    required("try", HTMLElement).replaceChildren(this.#try.node);
    required("own", HTMLElement).replaceChildren(this.#own.node);
    required("shortcuts-field", HTMLElement).hidden = false;
    listenForShortcuts(this.#finder);
    addEventListener("popstate", () => void this.#readAddress());
    document.addEventListener("click", (event) => this.#followLink(event));
    required("language", HTMLSelectElement).addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement) void this.#chooseLanguage(event.target.value);
    });
  }

  /** Shows another view as a new entry of the history. */
  go(next: View): void {
    view = viewIn(chosenLang, next);
    const address = addressOf(view);
    if (new URL(address, location.href).href !== location.href) history.pushState(undefined, "", address);
    notice();
    this.render();
    announce(this.#heading().textContent ?? "");
  }

  render(): void {
    const { code, with: other } = view;
    const options = this.#options();
    const kind = code === undefined ? "start" : other === undefined ? "code" : "comparison";
    document.body.dataset["view"] = kind;
    required("hero", HTMLElement).hidden = kind !== "start";
    const content =
      code === undefined ? startView(options) : other === undefined ? explanationView(code, options) : comparisonView(code, other, options);
    required("view", HTMLElement).replaceChildren(content);
    this.#finder.show(view);
    if (code !== undefined) this.#try.suggest(code);
    document.title = word("page.documentTitle", { heading: this.#heading().textContent ?? "" });
  }

  relabel(): void {
    this.#try.relabel();
    this.#own.relabel();
    relabel(required("finder", HTMLElement));
    this.render();
  }

  #options(): ViewOptions {
    return { engine: this.#engine, lang, chosenLang };
  }

  #heading(): HTMLElement {
    return document.getElementById("view-title") ?? required("page-title", HTMLElement);
  }

  async #chooseLanguage(tag: string): Promise<void> {
    if (!(await this.#trySpeak(tag))) return;
    chosenLang = tag;
    remember("lang", tag);
    view = viewIn(tag, view);
    history.replaceState(undefined, "", addressOf(view));
    notice();
    this.relabel();
  }

  async #trySpeak(tag: string): Promise<boolean> {
    try {
      await speak(tag, this.#engine);
      return lang === tag;
    } catch {
      const name = languages.find((language) => language.tag === tag)?.name ?? tag;
      notice(word("failure.language", { language: name }));
      required("language", HTMLSelectElement).value = lang;
      return false;
    }
  }

  /** After going back or forward. An address without a language keeps the one that is spoken. */
  async #readAddress(): Promise<void> {
    const { view: next, rejected } = readView(location.search, tags);
    view = next;
    if (next.lang !== undefined && next.lang !== lang && (await this.#trySpeak(next.lang))) chosenLang = next.lang;
    noticeRejected(rejected);
    this.relabel();
  }

  /** Links inside the page change the view without loading it again; all other clicks are left to the browser. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : undefined;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = new URL(link.href);
    if (target.origin !== location.origin || target.pathname !== location.pathname || target.hash !== "") return;
    event.preventDefault();
    this.go(readView(target.search, tags).view);
    scrollTo(0, 0);
    this.#heading().focus({ preventScroll: true });
  }
}

function fillLanguages(): void {
  const select = required("language", HTMLSelectElement);
  select.replaceChildren(...languages.map(({ tag, name, dir }) => element("option", { value: tag, lang: tag, dir }, name)));
  select.value = lang;
  required("language-field", HTMLElement).hidden = languages.length < 2;
}

async function start(): Promise<void> {
  fillLanguages();
  const { view: asked, rejected } = readView(location.search, tags);
  view = asked;
  chosenLang = asked.lang;
  const wanted = preferredLanguage(asked.lang, tags);
  try {
    // Not at the top: when the engine's files do not arrive, this script must still be there to say so.
    const { load } = await import("../api/index.js");
    const engine = await load();
    await speak(wanted, engine).catch(() => notice(word("failure.language", { language: wanted })));
    const page = new Page(engine);
    page.relabel();
    if (rejected !== undefined) noticeRejected(rejected);
  } catch (error) {
    // The words may load where the engine did not; without them, English says it too.
    await speak(wanted, undefined).catch(() => undefined);
    required("view", HTMLElement).replaceChildren(failureView(error));
  }
}

void start();
