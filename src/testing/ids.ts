/** Ids that look like the API's own, and are the same in every run. */

import { createHash } from "node:crypto";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** What an id names. */
export type IdKind = "msg" | "msgbatch" | "req";

/** `msgbatch_01…`: a function of the kind and the seed alone. */
export function makeId(kind: IdKind, seed: string): string {
  const bytes = createHash("sha256").update(`${kind}:${seed}`).digest().subarray(0, 22);
  return `${kind}_01${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}
