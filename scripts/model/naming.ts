/** Names for all methods, by rule or by row of the configuration. */
import type { Problem } from "../diagnostics.ts";
import type { JudgedEndpoint } from "./judge.ts";
import { clashesOf } from "./name-clashes.ts";
import { nameOf } from "./names.ts";
import type { NameRow } from "./rows.ts";

export interface Named {
  readonly endpoint: JudgedEndpoint;
  /** How a row of names calls it: `GET /v1/things`. */
  readonly call: string;
  readonly name: readonly string[];
}

export function nameEndpoints(
  endpoints: readonly JudgedEndpoint[],
  rows: readonly NameRow[],
  problems: Problem[],
): Named[] {
  const byCall = new Map(rows.map((row) => [row.operation, row]));
  const named = endpoints.map((endpoint): Named => {
    const [{ operation, address }] = endpoint;
    const call = `${operation.method} ${address.gaKey}`;
    const calls = endpoint.map((twin) => `${operation.method} ${twin.operation.pathKey}`);
    const row = [call, ...calls].flatMap((it) => byCall.get(it) ?? [])[0];
    return { endpoint, call, name: row?.name.split(".") ?? nameByRule(endpoint) };
  });
  problems.push(...clashesOf(named));
  return named;
}

/** Twins have the name of the first. */
function nameByRule([
  { operation, address, traits, isListPage },
]: JudgedEndpoint): readonly string[] {
  return nameOf({
    http: operation.method,
    route: address.gaRoute,
    fixed: address.fixed,
    isListPage,
    isStream: isStream(traits),
  });
}

/** A range of media types does not say that bytes are meant. */
function isStream({ kind, mediaType }: JudgedEndpoint[0]["traits"]): boolean {
  return kind === "jsonl" || kind === "sse" || (kind === "binary" && !mediaType?.includes("*"));
}
