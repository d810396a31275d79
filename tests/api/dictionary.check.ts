/** Compiles only if `defineDictionary` takes what is right and refuses what is wrong. It is never run. */
import { defineDictionary, type Dictionary } from "../../web/api/index.js";

const right = defineDictionary({
  id: "shop", name: "Shop", match: { hosts: ["*.shop.example"] },
  codes: [{ code: 4001, name: "Cart expired", retry: "no", description: { en: "The cart ran out.", ja: "カートの期限が切れました。" } }],
  ranges: [{ from: 4100, to: 4199, name: "Payment" }],
});
export const dictionary: Dictionary = right;
/** The codes stay known by number. */
export const code: 4001 = right.codes[0].code;

// @ts-expect-error 1006 is registered, and no application may define it
defineDictionary({ id: "a", name: "A", codes: [{ code: 1006, name: "x" }] });
// @ts-expect-error 5000 is no code that a Close frame may carry
defineDictionary({ id: "a", name: "A", codes: [{ code: 5000, name: "x" }] });
// @ts-expect-error a code is a number
defineDictionary({ id: "a", name: "A", codes: [{ code: "4001", name: "x" }] });
// @ts-expect-error "later" is no retry
defineDictionary({ id: "a", name: "A", codes: [{ code: 4001, name: "x", retry: "later" }] });
// @ts-expect-error every code has a name
defineDictionary({ id: "a", name: "A", codes: [{ code: 4001 }] });
// @ts-expect-error a range lies within 3000 to 4999
defineDictionary({ id: "a", name: "A", codes: [], ranges: [{ from: 2000, to: 4999, name: "x" }] });
