/**
 * The picture that goes with a link to a page: large figures, a line below, the wordmark. Languages share it, because names
 * of codes are not translated. Pictures that were drawn before are taken from the cache.
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const size = { width: 1200, height: 630 };
/** One font file instead of all that are installed: reading them takes longer than drawing. */
const fonts = ["truetype/noto/NotoSerif-Regular.ttf", "truetype/dejavu/DejaVuSerif.ttf", "truetype/liberation/LiberationSerif-Regular.ttf"]
  .map((name) => join("/usr/share/fonts", name))
  .filter((path) => existsSync(path))
  .slice(0, 1);

const escaped = (text) => text.replace(/[&<>]/gu, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one]);
/** Figures of the serif are about 0.56 em wide, letters a little less on average. */
const fitting = (text, largest, room) => Math.min(largest, Math.floor(room / (text.length * 0.56)));

function svgOf([large, small]) {
  const largeSize = fitting(large, 250, 1060);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="serif">
<rect width="1200" height="630" fill="#faf8f4"/><rect width="1200" height="14" fill="#b3402a"/>
<g fill="none" stroke="#23262f" stroke-width="3.4" stroke-linecap="round" transform="translate(62 52) scale(2.2)"><path d="M12.5 7.5H10a8.5 8.5 0 0 0 0 17h2.5M19.5 7.5H22a8.5 8.5 0 0 1 0 17h-2.5"/><path stroke="#b3402a" d="M18.2 11.5 13.8 20.5"/></g>
<text x="150" y="103" font-size="42" fill="#23262f">closecode</text>
<text x="66" y="${340 + largeSize / 4}" font-size="${largeSize}" fill="#b3402a" letter-spacing="-4">${escaped(large)}</text>
<text x="72" y="500" font-size="${fitting(small, 58, 1060)}" fill="#23262f">${escaped(small)}</text>
<text x="72" y="570" font-size="30" fill="#6a6d76">Why did my WebSocket close, and what do I do now?</text></svg>`;
}

function draw(svg) {
  const font = fonts.length > 0 ? { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: "serif" } : { loadSystemFonts: true };
  return new Resvg(svg, { font, textRendering: 1 }).render().asPng();
}

/** Puts a picture into the cache in one step, because another build may look for it there at the same time. */
function keep(path, png) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, png);
  renameSync(unfinished, path);
}

/** @param {{all: readonly object[], picturePath: Function, out: string, cache: string}} options */
export async function drawPictures({ all, picturePath, out, cache }) {
  mkdirSync(cache, { recursive: true });
  const wanted = [{ path: "pictures/home.png", lines: ["closecode", "Every WebSocket close code explained"] }];
  for (const page of all) if (page.picture !== undefined) wanted.push({ path: picturePath(page), lines: page.picture });
  for (const { path, lines } of wanted) {
    const svg = svgOf(lines);
    const kept = join(cache, `${createHash("sha256").update(svg).update(fonts.join()).digest("hex").slice(0, 32)}.png`);
    if (!existsSync(kept)) keep(kept, draw(svg));
    mkdirSync(dirname(join(out, path)), { recursive: true });
    copyFileSync(kept, join(out, path));
  }
}
