/** How a shared vector is put to the JavaScript API. */

const argument = (value) => (typeof value?.number === "string" ? Number(value.number) : value);

/** @returns what the engine answers to the vector's call */
export function ask(engine, { call, args, lang }) {
  const given = args.map(argument);
  const options = { lang };
  if (call === "negotiate") return engine.explain(1000, { lang: given[0] }).lang;
  if (call === "checkClose") return engine.checkClose(given[0], given[1], options);
  return engine[call](...given, options);
}
