/** What a page of another origin needs to be let in: an answer to the browser's question, and headers on every answer. */

import { refuse, type Refusal } from "./errors.ts";
import type { Incoming } from "./incoming.ts";
import type { Reply } from "./reply.ts";

const CONSENT = "anthropic-dangerous-direct-browser-access";

/** The answer to a browser that asks whether it may send a request; undefined for the request itself. */
export function preflightReply({ method, headers }: Incoming): Reply | undefined {
  const asked = headers["access-control-request-method"];
  if (method !== "OPTIONS" || asked === undefined) return undefined;
  const allowed = {
    "access-control-allow-methods": asked,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
    "access-control-max-age": "600",
  };
  return { status: 204, headers: { ...OPEN, ...allowed }, body: "" };
}

/** A page must say that it knows what it does: everybody who opens it can read its key. */
export function guardPage({ headers }: Incoming): Refusal | undefined {
  if (headers["origin"] === undefined || headers[CONSENT] === "true") return undefined;
  return refuse("authentication_error", `${CONSENT}: a request from a browser needs this header`);
}

/** What lets a page read an answer, also one that refuses it. */
export function pageHeaders({ headers }: Incoming): Reply["headers"] {
  return headers["origin"] === undefined ? {} : OPEN;
}

const OPEN: Reply["headers"] = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*",
};
