/**
 * The elements for those who write them in the templates of React 19, Vue 3 and Svelte 5. Each block counts only where
 * that framework is installed; elsewhere its one line with an error is ignored.
 */
import type { CloseCodeCompareElement } from "./close-code-compare.js";
import type { CloseCodeElement } from "./close-code.js";
import type { CloseCodeOverlayElement, Filter, Position, Threshold } from "./close-code-overlay.js";
import type { Diagnosis, Engine } from "../api/index.js";

/** Of every element. */
export interface ElementAttributes {
  lang?: string | undefined;
  engine?: Engine | undefined;
}

export interface CloseCodeAttributes extends ElementAttributes {
  code?: number | string | undefined;
  service?: string | undefined;
  event?: unknown;
}

export interface CloseCodeCompareAttributes extends ElementAttributes {
  left?: number | string | undefined;
  right?: number | string | undefined;
}

export interface CloseCodeOverlayAttributes extends ElementAttributes {
  threshold?: Threshold | undefined;
  position?: Position | undefined;
  muted?: boolean | undefined;
  filter?: Filter | undefined;
}

interface OverlayHandlers {
  "onclosecode-report"?: ((event: CustomEvent<Diagnosis>) => void) | undefined;
  "onclosecode-dismiss"?: ((event: CustomEvent) => void) | undefined;
}

/** The name that Vue gives a listener of `@closecode-report`. */
interface VueHandlers {
  onClosecodeReport?: ((event: CustomEvent<Diagnosis>) => void) | undefined;
  onClosecodeDismiss?: ((event: CustomEvent) => void) | undefined;
}

/** @ts-ignore only where React is installed */
type ReactElementProps<P, E> = P & Omit<import("react").DetailedHTMLProps<import("react").HTMLAttributes<E>, E>, keyof P>;
/** @ts-ignore only where Vue is installed */
type VueElement<P> = new () => { $props: P & Omit<import("vue").HTMLAttributes, keyof P> };
/** @ts-ignore only where Svelte is installed */
type SvelteElementProps<P, E extends EventTarget> = P & Omit<import("svelte/elements").HTMLAttributes<E>, keyof P>;

/** @ts-ignore only where React is installed */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "close-code": ReactElementProps<CloseCodeAttributes, CloseCodeElement>;
      "close-code-compare": ReactElementProps<CloseCodeCompareAttributes, CloseCodeCompareElement>;
      "close-code-overlay": ReactElementProps<CloseCodeOverlayAttributes & OverlayHandlers, CloseCodeOverlayElement>;
    }
  }
}

/** @ts-ignore only where Vue is installed */
declare module "vue" {
  interface GlobalComponents {
    "close-code": VueElement<CloseCodeAttributes>;
    "close-code-compare": VueElement<CloseCodeCompareAttributes>;
    "close-code-overlay": VueElement<CloseCodeOverlayAttributes & VueHandlers>;
  }
}

/** @ts-ignore only where Svelte is installed */
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "close-code": SvelteElementProps<CloseCodeAttributes, CloseCodeElement>;
    "close-code-compare": SvelteElementProps<CloseCodeCompareAttributes, CloseCodeCompareElement>;
    "close-code-overlay": SvelteElementProps<CloseCodeOverlayAttributes & OverlayHandlers, CloseCodeOverlayElement>;
  }
}
