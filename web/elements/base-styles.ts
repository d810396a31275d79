/** Colours, type and the blocks that every element has. Each custom property of the contract has its default here. */
export const baseStyles = `
:host {
  display: block;
  color-scheme: light dark;
  --paper: var(--closecode-background, light-dark(#fffefb, #1b1c22));
  --sunken: var(--closecode-background-sunken, light-dark(#f5f3ec, #131419));
  --ink: var(--closecode-color, light-dark(#24242c, #ecebe6));
  --muted: var(--closecode-color-muted, light-dark(#5b5a63, #b1b0ad));
  --line: var(--closecode-border-color, light-dark(#dedbd0, #3a3b45));
  --focus: var(--closecode-focus-color, light-dark(#2457d6, #9dbcff));
  --mono: var(--closecode-font-mono, ui-monospace, Menlo, Consolas, monospace);
  --radius: var(--closecode-radius, 0.75rem);
  --tone: var(--ink);
  font: 1rem/1.55 var(--closecode-font, system-ui, sans-serif);
  color: var(--ink);
  text-align: start;
}
:host([hidden]) { display: none; }
*, ::before { box-sizing: border-box; }
[data-severity="normal"] { --tone: var(--closecode-normal-color, light-dark(#1f6b46, #86d9ae)); }
[data-severity="notice"] { --tone: var(--closecode-notice-color, light-dark(#2c5aa8, #a5c5ff)); }
[data-severity="warning"] { --tone: var(--closecode-warning-color, light-dark(#8a5300, #f2c46b)); }
[data-severity="error"] { --tone: var(--closecode-error-color, light-dark(#b3261e, #ffaaa0)); }
h2, h3, h4, p, ul, ol, figure, pre { margin: 0; padding: 0; overflow-wrap: anywhere; }
ul { list-style: none; }
h2, h3, h4 { font-size: 1rem; line-height: 1.35; font-weight: 650; text-wrap: balance; }
h2 { font-size: 1.25rem; }
h3, button, .fact, .pager, .probability, .copy-state, .snippet-head, .links { font-size: 0.875rem; color: var(--muted); }
:lang(ja), :lang(zh), :lang(ko) { line-break: strict; line-height: 1.7; }
a { color: inherit; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 0.25rem; }
button { font-family: inherit; color: var(--ink); min-block-size: 2rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--paper); }
button:enabled:hover { border-color: currentColor; }
button:disabled { opacity: 0.45; }
pre, .badge-code, .code, .foreign, .address { font-family: var(--mono); }
.code { color: var(--tone); }
.section { display: grid; gap: 0.25rem; }
.snippet { border: 1px solid var(--line); border-radius: 0.5rem; background: var(--sunken); }
.snippet-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem; padding: 0.25rem; padding-inline-start: 0.75rem; }
pre { padding: 0.25rem 0.75rem 0.75rem; white-space: pre-wrap; text-align: left; }
pre, .foreign, .address { font-size: 0.8125rem; unicode-bidi: isolate; }
.invisible { border: 1px dotted; border-radius: 0.25rem; }
.links { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
`;
