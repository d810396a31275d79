/** The Markdown twin of a page, from the same nodes as its markup. */
import { MarkupElement } from "./document.mjs";

const escaped = (text) => text.replace(/([\\`*_[\]<>])/gu, "\\$1");
const collapsed = (text) => text.replace(/\s+/gu, " ");

/** Controls, drawings and what only the script shows have no twin. */
const left = new Set(["button", "form", "input", "noscript", "script", "label"]);
const isHidden = (node) => node.attributes.has("hidden") || (node.getAttribute("class") ?? "").split(" ").includes("visually-hidden");

function inline(node) {
  if (typeof node === "string") return escaped(collapsed(node));
  if (left.has(node.tag) || isHidden(node)) return "";
  const text = node.childNodes.map(inline).join("");
  if (node.tag === "svg") return node.childNodes.filter((child) => child.tag === "title").map((child) => `_${escaped(child.textContent)}_`).join("");
  if (text.trim() === "") return "";
  if (node.tag === "code") return `\`${collapsed(node.textContent).trim()}\``;
  if (node.tag === "strong") return `**${text.trim()}**`;
  if (node.tag === "a") return `[${text.trim()}](${node.getAttribute("href")})`;
  return text;
}

function table(node) {
  const rows = [];
  const visit = (one) => {
    if (one.tag === "tr") rows.push(one.childNodes.filter((cell) => cell instanceof MarkupElement).map((cell) => collapsed(inline(cell)).trim().replaceAll("|", "\\|")));
    else for (const child of one.childNodes.filter((part) => part instanceof MarkupElement)) visit(child);
  };
  visit(node);
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row) => `| ${Array.from({ length: width }, (_, n) => row[n] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(Array.from({ length: width }, () => "---")), ...rest.map(line)].join("\n");
}

const blockTags = new Set(["article", "section", "div", "header", "figure", "figcaption", "details", "ul", "ol", "table", "pre", "p", "nav", "h1", "h2", "h3", "h4", "h5"]);
const hasBlocks = (node) => node.childNodes.some((child) => child instanceof MarkupElement && (blockTags.has(child.tag) || hasBlocks(child)));

function block(node) {
  if (typeof node === "string") return collapsed(escaped(node)).trim();
  if (left.has(node.tag) || isHidden(node) || node.tag === "nav") return "";
  const heading = /^h([1-5])$/u.exec(node.tag);
  if (heading) return `${"#".repeat(Number(heading[1]))} ${collapsed(inline(node)).trim()}`;
  if (node.tag === "table") return table(node);
  if (node.tag === "pre") return `\`\`\`\n${node.textContent}\n\`\`\``;
  if (node.tag === "ul" || node.tag === "ol") {
    const items = node.childNodes.map((item) => (hasBlocks(item) ? blocks(item).replaceAll("\n", "\n  ") : collapsed(inline(item)).trim()));
    return items.filter((item) => item !== "").map((item, n) => `${node.tag === "ol" ? `${n + 1}.` : "-"} ${item}`).join("\n");
  }
  return hasBlocks(node) ? blocks(node) : collapsed(inline(node)).trim();
}

const blocks = (node) => node.childNodes.map(block).filter((text) => text !== "").join("\n\n");

/** @param {MarkupElement} body of a page @returns {string} ends in a line feed */
export const markdownOf = (body) => `${blocks(body)}\n`;
