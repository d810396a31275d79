"use client";

import { useEffect, useState } from "react";
import { load } from "closecode";

export function Diagnosis() {
  const [cause, setCause] = useState("");
  useEffect(() => {
    load({ fallback: "throw" }).then((engine) => {
      setCause(engine.diagnose({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 }).causes[0].id);
    });
  }, []);
  return <p id="client">{cause}</p>;
}
