/** Keeps the site for offline use, says so, and offers a newer version when there is one. */
import { required } from "./dom.js";
import { trustedScript } from "./trusted-script.js";

function offerUpdate(registration: ServiceWorkerRegistration): void {
  const waiting = registration.waiting;
  if (waiting === null) return;
  required("update", HTMLElement).hidden = false;
  required("update-button", HTMLButtonElement).addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("use");
  });
}

/** Asks the worker to keep every page of the language this page is in. */
function keepLanguage(worker: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data }) => {
    const state = required("offline-state", HTMLElement);
    if (data === "kept") state.textContent = state.dataset["kept"] ?? "";
    port1.close();
  });
  port1.start();
  worker.postMessage(document.documentElement.lang, [port2]);
}

export async function keepForOffline(base: string): Promise<void> {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    const registration = await navigator.serviceWorker.register(trustedScript(`${base}sw.js`), { scope: base });
    // A first visit has no older version to wait for.
    if (navigator.serviceWorker.controller !== null) offerUpdate(registration);
    const follow = (): void => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed" && navigator.serviceWorker.controller !== null) offerUpdate(registration);
      });
    };
    // The browser looks for a newer version by itself and may have found one already.
    follow();
    registration.addEventListener("updatefound", follow);
    const { active } = await navigator.serviceWorker.ready;
    if (active !== null) keepLanguage(active);
  } catch {
    // Refused by the browser's settings, or no network: the site works as before, only not offline.
  }
}
