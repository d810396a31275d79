/** Certificates for the TLS faults, made anew for every run, so that no key is ever kept and none is ever old. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * @typedef {{key: Buffer, cert: Buffer}} KeyPair
 * @typedef {object} Certificates
 * @property {string} authorityFile the lab's certificate authority, to be trusted by browsers
 * @property {string} goodFile
 * @property {KeyPair} good for 127.0.0.1
 * @property {KeyPair} expired
 * @property {KeyPair} wrongHost
 * @property {KeyPair} untrusted issued by an authority nobody trusts
 */

const CONFIG = `
[ca]
default_ca = lab
[lab]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = anything
unique_subject = no
copy_extensions = copy
[anything]
commonName = supplied
`;

/** Of the form the `ca` command wants: YYMMDDHHMMSSZ. */
const date = (/** @type {number} */ daysFromNow) =>
  new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(2, 19).replaceAll(/[-:T]/g, "") + "Z";

/**
 * @param {string} folder an empty one
 * @returns {Promise<Certificates>}
 */
export async function makeCertificates(folder) {
  const [trusted, stranger] = [path.join(folder, "trusted"), path.join(folder, "stranger")];
  await Promise.all([makeAuthority(trusted, "Fault lab"), makeAuthority(stranger, "Nobody")]);
  return {
    authorityFile: path.join(trusted, "authority.pem"),
    goodFile: path.join(trusted, "good.pem"),
    good: await issue(trusted, "good", { host: "IP:127.0.0.1", from: -1, to: 30 }),
    expired: await issue(trusted, "expired", { host: "IP:127.0.0.1", from: -60, to: -30 }),
    wrongHost: await issue(trusted, "wrong-host", { host: "DNS:other.invalid", from: -1, to: 30 }),
    untrusted: await issue(stranger, "untrusted", { host: "IP:127.0.0.1", from: -1, to: 30 }),
  };
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function makeAuthority(folder, name) {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(path.join(folder, "openssl.cnf"), CONFIG),
    writeFile(path.join(folder, "index.txt"), ""),
    writeFile(path.join(folder, "serial"), "1000\n"),
  ]);
  await openssl(
    folder,
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout authority.key -out authority.pem -days 30`,
    ["-subj", `/CN=${name}`, "-addext", "keyUsage=critical,keyCertSign,cRLSign"],
  );
}

/**
 * @param {string} folder of the authority
 * @param {string} name
 * @param {{host: string, from: number, to: number}} options `from` and `to` in days from now
 * @returns {Promise<KeyPair>}
 */
async function issue(folder, name, { host, from, to }) {
  await openssl(
    folder,
    `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr`,
    ["-subj", `/CN=${name}`, "-addext", `subjectAltName=${host}`, "-addext", "extendedKeyUsage=serverAuth"],
  );
  await openssl(
    folder,
    `ca -batch -notext -config openssl.cnf -cert authority.pem -keyfile authority.key -in ${name}.csr -out ${name}.pem`,
    ["-startdate", date(from), "-enddate", date(to)],
  );
  const [key, cert] = await Promise.all(
    [`${name}.key`, `${name}.pem`].map((file) => readFile(path.join(folder, file))),
  );
  return /** @type {KeyPair} */ ({ key, cert });
}

/**
 * @param {string} folder
 * @param {string} command
 * @param {readonly string[]} more arguments that may hold spaces
 */
async function openssl(folder, command, more) {
  await run("openssl", [...command.split(" "), ...more], { cwd: folder });
}
