/** Badge and panel of the overlay. Sizes follow the text, so that 200 % text and 320 px both fit. */
export const overlayStyles = `
:host { position: fixed; inset: 0; inline-size: auto; block-size: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; z-index: 2147483647; pointer-events: none; }
.root { block-size: 100%; padding: clamp(0.5rem, 2vmin, 1.25rem); display: flex; flex-direction: column; justify-content: flex-end; align-items: flex-end; gap: 0.5rem; }
.root > * { pointer-events: auto; }
[data-position^="block-start"] { flex-direction: column-reverse; }
[data-position$="inline-start"] { align-items: flex-start; }
.badge, .panel { border: 1px solid var(--line); background: var(--paper); box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 0.16); }
.badge { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 0.25rem 0.5rem; max-inline-size: 100%; min-block-size: 2.5rem; font-weight: 600; }
.dot { border: 0.35rem solid var(--tone); border-radius: 50%; }
.badge-text { min-inline-size: 0; overflow-wrap: anywhere; }
.count { min-inline-size: 1.5rem; padding: 0 0.5rem; border-radius: 2rem; background: var(--sunken); }
.panel { display: flex; flex-direction: column; min-block-size: 0; max-block-size: 42rem; inline-size: min(30rem, 100%); border-block-start: 4px solid var(--tone); border-radius: var(--radius); }
.bar-top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; padding: 0.75rem min(1.25rem, 4vmin); border-block-end: 1px solid var(--line); }
.pager { display: flex; align-items: center; gap: 0.5rem; margin-inline-end: auto; }
.pager-button { min-inline-size: 2rem; padding: 0.25rem; }
.scroll { overflow: auto; scrollbar-color: var(--line) transparent; overscroll-behavior: contain; padding: min(1.25rem, 4vmin); }
.card { display: grid; gap: 1.25rem; }
.card-head { display: grid; gap: 0.25rem; }
.cause { display: grid; gap: 0.75rem; padding: min(1.25rem, 4vmin); border-radius: 0.5rem; background: var(--sunken); }
.snippet { background: var(--paper); margin-block-start: 0.5rem; }
.cause-head, .other-list li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem; }
.probability { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; font-variant-numeric: tabular-nums; }
.bar { inline-size: 3.5rem; block-size: 0.5rem; border: 1px solid var(--line); border-radius: 1rem; fill: currentColor; }
[dir="rtl"] .bar { transform: scaleX(-1); }
.evidence-list { display: grid; gap: 0.25rem; list-style: disc; padding-inline-start: 1.25rem; }
.action { font-weight: 600; }
.card-foot { border-block-start: 1px solid var(--line); padding-block-start: 1rem; }
.copy { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 0.5rem; }
.panel:focus-visible, .scroll:focus-visible { outline-offset: -3px; border-radius: var(--radius); }
.live, .hint { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@keyframes closecode-in { from { opacity: 0; transform: translateY(0.5rem); } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: closecode-in 0.18s ease-out; } }
@media print { :host { display: none; } }
`;
