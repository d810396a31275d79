import { load } from "closecode";
import { Diagnosis } from "./diagnosis";

export default async function Page() {
  const engine = await load();
  return (
    <main>
      <h1 id="server">{engine.explain(1001).title}</h1>
      <Diagnosis />
    </main>
  );
}
