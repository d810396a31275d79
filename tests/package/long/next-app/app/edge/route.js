import { load } from "closecode";

export const runtime = "edge";

export async function GET() {
  const engine = await load();
  return new Response(`${engine.runtime} ${engine.explain(1015).title}`);
}
