import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { version } from "../../web/generated/version.js";
import { closecode } from "./run.mjs";

const engine = await load();
const unwrapped = (text) => text.replace(/\s+/gu, " ");

test("a code is explained with every section of its entry", async () => {
  const { status, stdout, stderr } = await closecode(["1015"]);
  const { title, headings, description, when, fix, retryReason, links } = engine.explain(1015);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  const text = unwrapped(stdout);
  for (const part of [`1015 ${title}`, headings.description, description, headings.when, when, headings.fix, fix, retryReason, links[0].url]) {
    assert.ok(text.includes(unwrapped(part)), part);
  }
  assert.ok(text.includes("1006 in Chromium, 1015 in Firefox"));
  assert.ok(stdout.split("\n").every((line) => line.length <= 80 || line.includes("://")));
});

test("a name and words find the code they mean", async () => {
  for (const [words, first] of [[["going", "away"], "1001 Going Away"], [["StatusGoingAway"], "1001 Going Away"], [["expired certificate"], "1015 TLS"]]) {
    const { status, stdout } = await closecode(words);
    assert.equal(status, 0);
    assert.ok(stdout.startsWith(first), stdout.slice(0, 60));
  }
});

test("words that fit nothing exit with 1 and say so, without letting control characters through", async () => {
  const { status, stdout } = await closecode(["zzzz\u001b[31mqqqq"]);
  assert.equal(status, 1);
  assert.ok(stdout.includes("zzzz␛[31mqqqq"), stdout);
});

test("every number is answered, and one that is no close code exits with 1", async () => {
  for (const [number, expected] of [["-1", 1], ["1e9", 1], ["NaN", 1], ["0", 0], ["999", 0], ["4999", 0], ["65535", 0]]) {
    const { status, stdout, stderr } = await closecode([number]);
    assert.equal(status, expected, number);
    assert.equal(stderr, "");
    assert.ok(stdout.length > 100);
  }
});

test("a private code lists what services mean by it, and --service answers with one of them", async () => {
  const all = (await closecode(["4004"])).stdout;
  assert.match(all, /Discord Gateway: Authentication failed {2}--service discord-gateway/u);
  const one = JSON.parse((await closecode(["4004", "--service", "discord-gateway", "--json"])).stdout);
  assert.equal(one.source, "service:discord-gateway");
  const wrong = await closecode(["4004", "--service", "nobody"]);
  assert.equal(wrong.status, 2);
  assert.ok(wrong.stderr.includes("nobody"));
});

test("JSON is the explanation of the API", async () => {
  const { stdout } = await closecode(["1006", "--json"]);
  assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(engine.explain(1006))));
});

test("the language comes from --lang, then LC_ALL, LC_MESSAGES and LANG", async () => {
  const japanese = "解決方法";
  const shown = async (args, env) => (await closecode(args, { env })).stdout.includes(japanese);
  assert.equal(await shown(["1006", "--lang", "ja-JP"], { LC_ALL: "en_US.UTF-8" }), true);
  assert.equal(await shown(["1006"], { LC_ALL: "ja_JP.UTF-8", LANG: "en_US.UTF-8" }), true);
  assert.equal(await shown(["1006"], { LC_MESSAGES: "ja_JP", LANG: "en_US.UTF-8" }), true);
  assert.equal(await shown(["1006"], { LANG: "ja_JP.eucJP@x" }), true);
  assert.equal(await shown(["1006"], { LC_ALL: "C", LANG: "ja_JP.UTF-8" }), false);
  assert.equal(await shown(["1006"], { LANG: "xx_YY.UTF-8" }), false);
});

test("output that is no terminal has no colours", async () => {
  assert.ok(!(await closecode(["1006"])).stdout.includes("\u001b"));
});

test("--version prints the version of the package, --help the commands, and no argument is wrong use", async () => {
  assert.equal((await closecode(["--version"])).stdout, `${version}\n`);
  const help = await closecode(["--help"]);
  assert.equal(help.status, 0);
  for (const command of ["compare", "check", "read", "watch", "export"]) assert.ok(help.stdout.includes(`closecode ${command}`));
  assert.equal((await closecode([])).status, 2);
});

test("wrong use exits with 2, names the word at fault on standard error and prints nothing else", async () => {
  for (const [args, named] of [
    [["--foo"], "--foo"], [["1006", "--lang"], "--lang"], [["1006", "--lang", "!!"], "!!"], [["--json=yes", "1006"], "--json"],
    [["compare", "1001"], "compare"], [["compare", "1001", "x"], "x"], [["check", "abc"], "abc"], [["check", "1", "2", "3"], "check"],
    [["watch"], "watch"], [["watch", "http://localhost"], "http://localhost"], [["watch", "ws://127.0.0.1:1", "--seconds", "x"], "x"],
    [["export", "--format", "xml"], "xml"], [["export", "--table", "x"], "x"], [["export", "extra"], "export"],
  ]) {
    const { status, stdout, stderr } = await closecode(args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.ok(stderr.includes(named), stderr);
    assert.ok(stderr.includes("closecode --help"));
  }
});
