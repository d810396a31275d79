import "closecode/elements";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [code, setCode] = useState(1006);
  const [seen, setSeen] = useState("");
  return (
    <>
      <close-code code={code} lang="en" className="explained" />
      <close-code-compare left={1001} right={1015} />
      <close-code-overlay threshold="notice" filter={({ explanation }) => explanation.code !== 4000} onclosecode-report={({ detail }) => setSeen(detail.explanation.title)} />
      <button onClick={() => setCode(1011)}>1011</button>
      <output>{seen}</output>
    </>
  );
}

createRoot(document.getElementById("app")!).render(<App />);
