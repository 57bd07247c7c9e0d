/** A path key taken apart: the route, what is fixed, and what makes the operation a twin. */
import type { DocumentOperation } from "./document.ts";
import type { TwinRow } from "./rows.ts";
import type { Sends } from "./types.ts";

export interface Address {
  /** As described, without qualifiers: `/v1beta/files/{file_id}`. */
  readonly route: string;
  /** The route of the GA twin, if there is one: `/v1/files/{file_id}`. */
  readonly gaRoute: string;
  /** As described: `beta=true`, `#beta`; empty for GA. */
  readonly qualifier: string;
  /** Qualifiers that are no twin's mark, as words of a name: values, or names where there is no value. */
  readonly fixed: readonly string[];
  /** Every mark of a twin; more than one is a mistake. */
  readonly marks: readonly (true | string)[];
  readonly sends: Omit<Sends, "route">;
  /** Equal for the variants of one method, and for them only. */
  readonly identity: string;
}

interface Mark {
  readonly value: true | string;
  readonly query?: readonly [string, string];
  readonly header?: readonly [string, string];
  readonly segment?: { readonly from: string; readonly to: string };
}

/** What `?beta=` and its like say: `true` is the beta twin, any other value a further variant of that name. */
function variantOf(value: string): true | string {
  return value === "true" || value === "" ? true : value;
}

export function addressOf(operation: DocumentOperation, twins: readonly TwinRow[]): Address {
  const { method, pathKey } = operation;
  const [, route = "", search = "", fragment = ""] =
    /^([^?#]*)\??([^#]*)(#.*)?$/.exec(pathKey) ?? [];
  const query = [...new URLSearchParams(search)];
  const marks = twins.flatMap((row) => marksOf(row, { route, query, fragment, operation }));
  const gaRoute = marks.reduce((path, { segment }) => {
    return segment === undefined ? path : replaceSegment(path, segment.from, segment.to);
  }, route);
  const fixedQuery = query.filter(([name]) => !marks.some((mark) => mark.query?.[0] === name));
  const loneFragment = marks.some(({ header }) => header !== undefined) ? "" : fragment.slice(1);
  const fixed = [
    ...fixedQuery.map(([name, value]) => (variantOf(value) === true ? name : value)),
    loneFragment,
  ];
  const blank = gaRoute.replaceAll(/\{[^}]*\}/g, "{}");
  return {
    route,
    gaRoute,
    qualifier:
      marks.length === 0 ? "" : ([search + fragment, ...segmentsOf(marks)].find(Boolean) ?? ""),
    fixed: fixed.filter((word) => word !== ""),
    marks: marks.map(({ value }) => value),
    sends: {
      query: Object.fromEntries(query),
      headers: Object.fromEntries(marks.flatMap(({ header }) => (header ? [header] : []))),
    },
    identity: JSON.stringify([method, blank, fixedQuery, loneFragment]),
  };
}

interface Spelling {
  readonly route: string;
  readonly query: readonly (readonly [string, string])[];
  readonly fragment: string;
  readonly operation: DocumentOperation;
}

function marksOf(row: TwinRow, { route, query, fragment, operation }: Spelling): readonly Mark[] {
  switch (row.in) {
    case "query":
      return query
        .filter(([name]) => name === row.name)
        .map((pair) => ({ value: variantOf(pair[1]), query: pair }));
    case "path":
      return route.split("/").includes(row.beta)
        ? [{ value: true, segment: { from: row.beta, to: row.ga } }]
        : [];
    case "header": {
      const value = fragment === "" ? undefined : constantHeader(operation, row.name);
      return value === undefined ? [] : [{ value: variantOf(value), header: [row.name, value] }];
    }
  }
}

function constantHeader({ parameters }: DocumentOperation, name: string): string | undefined {
  const header = parameters.find(
    (it) => it.in === "header" && it.required && it.name.toLowerCase() === name.toLowerCase(),
  );
  const value = header?.schema["const"];
  return value === undefined ? undefined : String(value);
}

function replaceSegment(route: string, from: string, to: string): string {
  return route
    .split("/")
    .map((segment) => (segment === from ? to : segment))
    .join("/");
}

function segmentsOf(marks: readonly Mark[]): string[] {
  return marks.flatMap(({ segment }) => (segment === undefined ? [] : [segment.from]));
}
