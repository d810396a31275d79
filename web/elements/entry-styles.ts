/** Explanation and comparison. */
export const entryStyles = `
.entry, .comparison { display: grid; gap: 1rem; max-inline-size: 44rem; }
.comparison { max-inline-size: 72rem; gap: 1.5rem; }
.title { font-size: 1.375rem; }
.sides { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
.sides .entry { border-block-start: 3px solid var(--tone); padding-block-start: 0.75rem; align-content: start; }
.sides .more { display: none; }
.differences { list-style: decimal; padding-inline-start: 1.5rem; display: grid; gap: 0.4rem; }
.choose { display: grid; gap: 0.4rem; }
`;
