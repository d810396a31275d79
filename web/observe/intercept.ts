/**
 * Lets a method of one object be seen being called.
 *
 * An own property of the instance hides the inherited method. That touches neither the prototype nor any other socket,
 * and goes away with one `delete`. It is a Proxy of the method, so that its name and length stay those of the method, and
 * `new` on it fails the same way.
 */

type Method = (...args: unknown[]) => unknown;

export interface Interception {
  /** Has nobody put another function in its place? */
  inPlace(): boolean;
  /** Puts everything back, unless the page has replaced the method since. A copy that the page kept goes on working. */
  restore(): void;
}

const { apply, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

function inherited(target: object, name: string): PropertyDescriptor | undefined {
  for (let owner = getPrototypeOf(target); owner !== null; owner = getPrototypeOf(owner)) {
    const found = getOwnPropertyDescriptor(owner, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * @param around is given the method that would have been called and the arguments, must call it once with `target` as
 *   `this`, and hand on what it returns or throws
 * @returns undefined when the object does not allow it; nothing has changed then
 */
export function intercept(
  target: object,
  name: string,
  around: (method: Method, args: unknown[]) => unknown,
): Interception | undefined {
  const own = getOwnPropertyDescriptor(target, name);
  const before = own ?? inherited(target, name);
  const method = before?.value as unknown;
  if (!before || typeof method !== "function") return undefined;
  let active = true;

  const proxy = new Proxy(method as Method, {
    apply(_method, self, args) {
      // Looked up anew: the page may patch the prototype at any time, and expects its patch to be called.
      const current = own ? method : get(getPrototypeOf(target) ?? {}, name, target);
      return active && self === target ? around(current as Method, args) : apply(current as Method, self, args);
    },
  });
  // As enumerable as what it hides. Otherwise the method would be missing from `for (name in socket)`.
  const { enumerable = false } = before;
  const placed = own
    ? defineProperty(target, name, { ...own, value: proxy })
    : defineProperty(target, name, { value: proxy, writable: true, configurable: true, enumerable });
  if (!placed) return undefined;

  const inPlace = (): boolean => getOwnPropertyDescriptor(target, name)?.value === proxy;
  return {
    inPlace,
    restore() {
      active = false;
      if (!inPlace()) return;
      if (own) defineProperty(target, name, own);
      else deleteProperty(target, name);
    },
  };
}
