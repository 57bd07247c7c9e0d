/** Names for all methods: by rule or by row, and every clash reported with the row that would settle it. */
import type { Problem } from "../diagnostics.ts";
import { nameOf, typePrefix } from "./names.ts";
import { RESERVED_MEMBERS } from "./reserved.ts";
import type { NameRow } from "./rows.ts";
import type { JudgedEndpoint } from "./judge.ts";
import { camelCase, pascalCase, wordsOf } from "./words.ts";

export interface Named {
  readonly endpoint: JudgedEndpoint;
  readonly name: readonly string[];
}

const MEMBER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** How a row of names calls an endpoint: `GET /v1/things`, in any variant's spelling. */
function callsOf(endpoint: JudgedEndpoint): [string, ...string[]] {
  const [{ operation, address }] = endpoint;
  const fixed = address.qualifier === "" ? operation.pathKey : address.gaRoute;
  const others = endpoint.map((twin) => `${twin.operation.method} ${twin.operation.pathKey}`);
  return [`${operation.method} ${fixed}`, ...others];
}

export function nameEndpoints(
  endpoints: readonly JudgedEndpoint[],
  rows: readonly NameRow[],
  problems: Problem[],
): Named[] {
  const byCall = new Map(rows.map((row) => [row.operation, row]));
  const used = new Set<NameRow>();
  const named = endpoints.map((endpoint): Named => {
    const row = callsOf(endpoint).flatMap((call) => byCall.get(call) ?? [])[0];
    if (row !== undefined) used.add(row);
    const [{ operation, address, traits, isListPage }] = endpoint;
    const name =
      row?.name.split(".") ??
      nameOf({
        http: operation.method,
        route: address.gaRoute,
        fixed: address.fixed,
        isListPage,
        isStream: ["jsonl", "sse", "binary"].includes(traits.kind),
      });
    return { endpoint, name };
  });
  problems.push(
    ...staleRows(rows, used),
    ...reserved(named),
    ...sameName(named),
    ...alsoNamespace(named),
  );
  return named;
}

function staleRows(rows: readonly NameRow[], used: ReadonlySet<NameRow>): Problem[] {
  return rows
    .filter((row) => !used.has(row))
    .map(({ operation }) => ({
      code: "config",
      message: `names: no operation is called "${operation}"`,
      advice: "remove the row, or spell the operation as in GET /v1/things/{id}",
    }));
}

function reserved(named: readonly Named[]): Problem[] {
  return named
    .filter(({ name }) => name.some((part) => RESERVED_MEMBERS.has(part) || !MEMBER.test(part)))
    .map(({ name, endpoint }) => ({
      code: "name-reserved",
      message: `${callsOf(endpoint)[0]}: "${name.join(".")}" is reserved or no name`,
      advice: settle(endpoint, name),
      pointer: endpoint[0].operation.pointer,
    }));
}

/** Names that differ in their dots only are the same name to the types that are made of them. */
function sameName(named: readonly Named[]): Problem[] {
  const groups = new Map<string, Named[]>();
  for (const one of named) {
    const key = typePrefix(one.name);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const [first, ...others] = group.toSorted(
        (a, b) => callsOf(a.endpoint)[0].length - callsOf(b.endpoint)[0].length,
      );
      const calls = group.map(({ endpoint }) => callsOf(endpoint)[0]);
      return {
        code: "name-clash",
        message: `${first?.name.join(".")} is the name of ${calls.join(" and of ")}`,
        advice: others.map(({ endpoint, name }) => settle(endpoint, name)).join("; "),
        pointer: others[0]?.endpoint[0].operation.pointer,
      };
    });
}

function alsoNamespace(named: readonly Named[]): Problem[] {
  const namespaces = new Map<string, string>();
  for (const { name, endpoint } of named)
    for (let length = 1; length < name.length; length++)
      namespaces.set(name.slice(0, length).join("."), callsOf(endpoint)[0]);
  return named.flatMap(({ name, endpoint }) => {
    const inside = namespaces.get(name.join("."));
    if (inside === undefined) return [];
    return {
      code: "name-clash" as const,
      message: `${name.join(".")} is the name of ${callsOf(endpoint)[0]} and the namespace of ${inside}`,
      advice: settle(endpoint, [...name, ""]),
      pointer: endpoint[0].operation.pointer,
    };
  });
}

/** The row that would settle it, under a name that the operation's id suggests. */
function settle(endpoint: JudgedEndpoint, name: readonly string[]): string {
  const [{ operation }] = endpoint;
  const words = wordsOf(operation.operationId?.split("/").at(-1) ?? operation.method);
  const parameter = wordsOf(/\{([^}]*)\}[^{]*$/.exec(operation.pathKey)?.[1] ?? "");
  const suggestion =
    operation.operationId === null
      ? `${camelCase(words)}By${pascalCase(parameter)}`
      : camelCase(words);
  const row = {
    operation: callsOf(endpoint)[0],
    name: [...name.slice(0, -1), suggestion].join("."),
    reason: "…",
  };
  return `add to names, with the reason: ${JSON.stringify(row)}`;
}
