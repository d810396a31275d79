/**
 * On the page for addresses that do not exist: a number alone, such as /4321, leads to what is said about it. Hosts that
 * know one such page only show it in English; the one in the language of the address is a link away.
 */
import { addressOf, codePath, parseCode } from "./addresses.js";

export function leadOn(): void {
  const { lang } = document.documentElement;
  const languages = [...document.querySelectorAll<HTMLAnchorElement>("[data-language]")];
  const translated = languages.find((link) => link.lang !== lang && link.lang !== "en" && location.pathname.startsWith(addressOf(link.lang, "")));
  const code = parseCode(location.pathname.split("/").filter((part) => part !== "").at(-1) ?? "");
  if (code !== undefined) location.replace(addressOf(translated?.lang ?? lang, codePath(code)));
  else if (translated !== undefined) location.replace(translated.href);
}
