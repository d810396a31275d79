/** Python's tornado as a client. */
import { CLIENT_PATHS } from "../closes.mjs";
import { PYTHON, python } from "../python.mjs";
import { program, run } from "../run.mjs";

/** @param {{faults: string, refused: string}} lab */
export async function record({ faults, refused }) {
  const urls = [...CLIENT_PATHS.map((path) => faults + path), refused, "ws://nowhere.invalid/"];
  const lines = await run([PYTHON, program("python_clients.py"), "tornado", ...urls]);
  // HTTP heads and stacks say nothing of a close.
  const wanted = lines.filter((line) => !/^\s|^(GET |HTTP\/|[A-Z][\w-]+: )|^-+|Traceback/.test(line));
  return { producer: `tornado ${python("tornado", "version")}`, lines: wanted };
}
