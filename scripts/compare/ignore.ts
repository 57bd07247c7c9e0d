/** Changes that are known and accepted: by fingerprint, with a reason, until a date. */
import type { Change } from "./change.ts";

export interface Ignored {
  readonly fingerprint: string;
  readonly reason: string;
  /** The last day on which it counts: `2027-01-31`. */
  readonly expires: string;
}

export interface Sifted {
  readonly changes: readonly Change[];
  /** Past their day: they ignore nothing any more. */
  readonly expired: readonly Ignored[];
  /** Of no change that there is. */
  readonly unmatched: readonly Ignored[];
}

/** `today` as in `2026-11-22`. */
export function sift(
  changes: readonly Change[],
  ignored: readonly Ignored[],
  today: string,
): Sifted {
  const found = new Set(changes.map(({ fingerprint }) => fingerprint));
  const expired = ignored.filter(({ expires }) => expires < today);
  const valid = new Set(ignored.filter((it) => !expired.includes(it)).map((it) => it.fingerprint));
  return {
    changes: changes.filter(({ fingerprint }) => !valid.has(fingerprint)),
    expired,
    unmatched: ignored.filter(({ fingerprint }) => !found.has(fingerprint)),
  };
}

const FINGERPRINT = /^[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The entries of an ignore file, or what is wrong with it, entry by entry. */
export function readIgnored(value: unknown): { entries: Ignored[]; mistakes: string[] } {
  if (!Array.isArray(value)) return { entries: [], mistakes: ["it is no list"] };
  const entries: Ignored[] = [];
  const mistakes: string[] = [];
  for (const [index, entry] of (value as unknown[]).entries()) {
    const { fingerprint, reason, expires } = (entry ?? {}) as Partial<Record<string, unknown>>; // narrowed below
    if (typeof fingerprint !== "string" || !FINGERPRINT.test(fingerprint))
      mistakes.push(`entry ${index}: fingerprint must be twelve hexadecimal figures`);
    else if (typeof reason !== "string" || reason === "")
      mistakes.push(`entry ${index}: an exception carries its reason`);
    else if (typeof expires !== "string" || !DATE.test(expires))
      mistakes.push(`entry ${index}: expires must be a date as in 2027-01-31`);
    else entries.push({ fingerprint, reason, expires });
  }
  return { entries, mistakes };
}
