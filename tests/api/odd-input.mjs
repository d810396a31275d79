/** Inputs that no caller should send and some will. */

export const throwing = () =>
  new Proxy(
    {},
    {
      get() {
        throw new Error("a hostile getter");
      },
      getPrototypeOf() {
        throw new Error("a hostile prototype");
      },
      ownKeys() {
        throw new Error("hostile keys");
      },
    },
  );

export const oddInputs = () => [
  undefined, null, true, "", "x", "1006 ", "10e2", "0x3ee", " ", NaN, Infinity, -Infinity, -1, -0, 0.5, 1006.5, 1e9, 1e21,
  2 ** 31, 2 ** 32, 65535, 65536, 10n, Symbol("code"), () => 1006, [], [1006], {}, { code: "1006" }, { code: NaN },
  { code: {} }, { code: 1006, reason: 5 }, { code: 1006, reason: "\ud800abc" }, { code: "close", reason: { code: 4001 } },
  Object.create(null), new Date(0), new Map(), new Proxy({}, {}), throwing(), new Error("lost"),
  { get code() { throw new Error("a hostile getter"); } }, { code: 1006, history: [throwing(), null, { code: 1000 }] },
  { valueOf() { throw new Error("hostile"); } }, { toString() { throw new Error("hostile"); } },
  "\ud800", "𝟙𝟘𝟘𝟞", "１００６", "x".repeat(1e6),
];
