/** Refuses options of a wrong kind: a text taken for a flag is true, and compared with NaN no budget ever ends. */
import { UsageError } from "./errors.ts";

/** In words of which the second is what `typeof` says. */
export type Kind =
  | "any value"
  | "a boolean"
  | "a function"
  | "a list of names"
  | "a number from 0"
  | "a string"
  | "an AbortSignal"
  | "an object"
  | "both, header or query"
  | "an object of names and values";

/** Throws UsageError for what is none of these options, which would do nothing unseen, or is not what it must be. */
export function checkOptions(
  attempted: string,
  kinds: Readonly<Record<string, Kind>>,
  options: object,
): void {
  checkKinds(attempted, { options: "an object" }, { options });
  for (const name in options) {
    if (Object.hasOwn(kinds, name)) continue;
    const there = Object.keys(kinds).join(", ");
    throw new UsageError(`${attempted}: there is no option ${name}; there are ${there}`);
  }
  checkKinds(attempted, kinds, options);
}

/** Throws UsageError naming the first option that is not what it must be. */
export function checkKinds(
  attempted: string,
  kinds: Readonly<Record<string, Kind>>,
  options: object,
): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const value: unknown = options[name as keyof object]; // any object may have it
    if (value !== undefined && !isOf(kind, value)) {
      throw new UsageError(`${attempted}: ${name} must be ${kind}`);
    }
  }
}

function isOf(kind: Kind, value: unknown): boolean {
  if (typeof value === "string" && kind.split(/, | or /).includes(value)) return true;
  if (kind === "any value") return true;
  // It may be another realm's or a polyfill's: whether it can be listened to is what counts.
  if (kind === "an AbortSignal") return "addEventListener" in Object(value);
  if (kind === "a list of names") return Array.isArray(value) && value.every(isName);
  if (typeof value !== kind.split(" ")[1]) return false;
  if (typeof value === "number") return value >= 0;
  // Lists and maps are objects, but not of names and values.
  return typeof value !== "object" || (value !== null && !(Symbol.iterator in value));
}

/** One that a header can carry among others. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}
