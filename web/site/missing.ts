/** On the page for addresses that do not exist: a number alone, such as /4321, leads to what is said about it. */
import { addressOf, codePath, parseCode } from "./addresses.js";

export function leadOn(): void {
  const code = parseCode(location.pathname.split("/").filter((part) => part !== "").at(-1) ?? "");
  if (code !== undefined) location.replace(addressOf("en", codePath(code)));
}
