/** `closecode/telemetry`: a diagnosis as attributes of OpenTelemetry and as a breadcrumb of Sentry. Sends nothing. */
import type { Diagnosis, Observation, Severity } from "../api/types.js";

export interface TelemetryOptions {
  /** What was diagnosed; adds whether the close was clean, how long the connection was open, and the URL's origin and path. */
  readonly observation?: Observation;
  /** Adds the peer's reason. Off by default: it is text without bounds, and can hold secrets. */
  readonly reason?: boolean;
}

/** What OpenTelemetry takes for an attribute's value here. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** @see https://develop.sentry.dev/sdk/data-model/event-payloads/breadcrumbs/ */
export interface Breadcrumb {
  readonly type: "default";
  readonly category: "websocket";
  readonly level: "info" | "warning" | "error";
  readonly message: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

const levels: Readonly<Record<Severity, Breadcrumb["level"]>> = { normal: "info", notice: "info", warning: "warning", error: "error" };

/** Longest reason a Close frame can carry, in bytes, and so in characters. */
const longestReason = 123;

const isCode = (code: number): boolean => Number.isInteger(code) && code >= 0 && code <= 65_535;

/** Scheme, host and path; what follows can hold tokens. */
function address(url: string | undefined): string | undefined {
  try {
    const { protocol, host, pathname } = new URL(url ?? "");
    return `${protocol}//${host}${pathname}`;
  } catch {
    return undefined;
  }
}

function defined(values: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined));
}

const reasonOf = ({ observation, reason }: TelemetryOptions): string | undefined =>
  reason === true ? observation?.reason?.slice(0, longestReason) : undefined;

/**
 * `error.type` is there only for warnings and errors, and takes few values: the code, or the cause where there is no code.
 * OpenTelemetry has no names for closes yet, so `websocket.close.*` and `closecode.*` are this library's own.
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/network/
 */
export function toAttributes(diagnosis: Diagnosis, options: TelemetryOptions = {}): Attributes {
  const { explanation, causes, advice } = diagnosis;
  const { code, severity } = explanation;
  const [cause] = causes;
  const isFailure = levels[severity] !== "info";
  return defined({
    "network.protocol.name": "websocket",
    "error.type": isFailure ? (isCode(code) ? String(code) : cause?.id) : undefined,
    "websocket.close.code": isCode(code) ? code : undefined,
    "websocket.close.was_clean": options.observation?.wasClean,
    "websocket.close.reason": reasonOf(options),
    "websocket.close.open_ms": options.observation?.openMs,
    "closecode.cause": cause?.id,
    "closecode.cause.probability": cause?.probability,
    "closecode.retry": advice.action,
  });
}

/** The message is the explanation's title in its language. */
export function toBreadcrumb(diagnosis: Diagnosis, options: TelemetryOptions = {}): Breadcrumb {
  const { code, title, severity } = diagnosis.explanation;
  const [cause] = diagnosis.causes;
  const { wasClean, openMs, url } = options.observation ?? {};
  return {
    type: "default",
    category: "websocket",
    level: levels[severity],
    message: isCode(code) ? `${code} ${title}` : title,
    data: defined({
      code: isCode(code) ? code : undefined,
      reason: reasonOf(options),
      wasClean,
      url: address(url),
      durationMs: openMs,
      cause: cause?.id,
      probability: cause?.probability,
      retry: diagnosis.advice.action,
    }),
  };
}
