/**
 * Starts a browser of the harness that trusts the lab's certificate authority. Without that, every certificate of the
 * lab would fail for its issuer, and "expired" or "wrong host" would never be what is tested.
 */
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findExecutable } from "../browser/harness/executable.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { WebDriverSession } from "../browser/harness/webdriver.mjs";
import { Workspace } from "../browser/harness/workspace.mjs";

/**
 * Chromium and Firefox read certificates from a database in their home and profile, which exist only once the harness
 * starts the program. So a launcher of the same name, found first, prepares the folder and then becomes the browser.
 *
 * @type {Readonly<Record<string, {program: string, database: string}>>}
 */
const LAUNCHERS = {
  chromium: { program: "chromium", database: `database=$HOME/.pki/nssdb` },
  firefox: {
    program: "firefox-esr",
    database: `for word; do [ "\${before-}" = --profile ] && database=$word; before=$word; done`,
  },
};

/**
 * @param {import('./expect.mjs').BrowserId} id
 * @param {import('./server/certificates.mjs').Certificates} certificates
 * @returns {Promise<import('../browser/harness/browser.mjs').Browser>}
 */
export async function startTrusting(id, certificates) {
  const launcher = LAUNCHERS[id];
  return launcher === undefined
    ? startWithCapability(id, certificates)
    : startWithLauncher(id, launcher, certificates);
}

/**
 * @param {import('./expect.mjs').BrowserId} id
 * @param {{program: string, database: string}} launcher
 * @param {import('./server/certificates.mjs').Certificates} certificates
 */
async function startWithLauncher(id, { program, database }, { authorityFile }) {
  const certutil = findExecutable("certutil", "libnss3-tools");
  const script = `#!/bin/sh
set -e
${database}
mkdir -p "$database"
'${certutil}' -N --empty-password -d "sql:$database"
'${certutil}' -A -n lab -t C,, -i '${authorityFile}' -d "sql:$database"
exec '${findExecutable(program, program)}' "$@"
`;
  const workspace = new Workspace("launcher");
  const file = path.join(workspace.folder, program);
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  const searched = process.env["PATH"];
  process.env["PATH"] = `${workspace.folder}${path.delimiter}${searched}`;
  try {
    return await browsers[id]();
  } finally {
    process.env["PATH"] = searched;
    await workspace.dispose();
  }
}

/**
 * WebKitGTK takes single certificates as a capability of its driver.
 *
 * @param {import('./expect.mjs').BrowserId} id
 * @param {import('./server/certificates.mjs').Certificates} certificates
 */
async function startWithCapability(id, { goodFile }) {
  const { create } = WebDriverSession;
  const certificates = [{ host: "127.0.0.1", certificateFile: goodFile }];
  WebDriverSession.create = (options) =>
    create.call(WebDriverSession, {
      ...options,
      capabilities: { ...options.capabilities, "webkitgtk:browserOptions": { certificates } },
    });
  try {
    return await browsers[id]();
  } finally {
    WebDriverSession.create = create;
  }
}
