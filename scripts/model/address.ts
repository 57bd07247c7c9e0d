/** A path key taken apart: the route, what is fixed, and what makes the operation a twin. */
import type { DocumentOperation, UnreadOperation } from "./document.ts";
import { marksOf, variantOf, type Mark } from "./marks.ts";
import type { TwinRow } from "./rows.ts";
import type { Sends } from "./types.ts";

export interface Address {
  /** As described, without qualifiers: `/v1beta/files/{file_id}`. */
  readonly route: string;
  /** The route of the GA twin, if there is one: `/v1/files/{file_id}`. */
  readonly gaRoute: string;
  /** The path key of the GA twin, if there is one: the route with the qualifiers that are no twin's mark. */
  readonly gaKey: string;
  /** What marks the twin, as described: `beta=true`, `#beta`, `v1beta`; empty for GA. */
  readonly qualifier: string;
  /** Qualifiers that are no twin's mark, as words of a name: values, or names where there is no value. */
  readonly fixed: readonly string[];
  /** Every mark of a twin; more than one is a mistake. */
  readonly marks: readonly (true | string)[];
  readonly sends: Omit<Sends, "route">;
  /** Equal for the variants of one method, and for them only. */
  readonly identity: string;
}

/** As much of an operation as says where it is. */
export type Located = UnreadOperation & Pick<DocumentOperation, "parameters">;

export const PLACEHOLDER = /\{[^}]*\}/g;
/** The value of a parameter that callers give, though the path key has it; `load` has it among those of the query: `/things?since={since}`. */
const TEMPLATED = /^\{[^}]*\}$/;

/** As rows spell it: `POST /v1/messages?beta=true`. */
export function callOf({ method, pathKey }: UnreadOperation): string {
  return `${method} ${pathKey}`;
}

export function addressOf(operation: Located, twins: readonly TwinRow[]): Address {
  const [, route = "", search = "", fragment = ""] =
    /^([^?#]*)\??([^#]*)(#.*)?$/.exec(operation.pathKey) ?? [];
  const spelled = [...new URLSearchParams(search)];
  const query = spelled.filter(([, value]) => !TEMPLATED.test(value));
  const marks = marksOf(twins, { route, query, fragment, operation });
  const isFixed = ([name]: readonly [string, string]): boolean =>
    !marks.some((mark) => mark.query === name);
  const fixedQuery = spelled.filter(isFixed);
  const fixedFragment = marks.some(({ header }) => header !== undefined) ? "" : fragment;
  const gaRoute = gaRouteOf(route, marks);
  const text = fixedQuery.map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  return {
    route,
    gaRoute,
    gaKey: [gaRoute, text.join("&")].filter(Boolean).join("?") + fixedFragment,
    qualifier: marks.length === 0 ? "" : search + fragment || (marks[0]?.segment?.from ?? ""),
    fixed: [
      ...query.filter(isFixed).map(([name, value]) => (variantOf(value) === true ? name : value)),
      ...(fixedFragment === "" ? [] : [fixedFragment.slice(1)]),
    ],
    marks: marks.map(({ value }) => value),
    sends: {
      query: Object.fromEntries(query),
      headers: Object.fromEntries(marks.flatMap(({ header }) => (header ? [header] : []))),
    },
    identity: JSON.stringify([
      operation.method,
      gaRoute.replaceAll(PLACEHOLDER, "{}"),
      fixedQuery,
      fixedFragment,
    ]),
  };
}

function gaRouteOf(route: string, marks: readonly Mark[]): string {
  const segments = route.split("/").map((segment) => {
    const mark = marks.find((it) => it.segment?.from === segment);
    return mark?.segment?.to ?? segment;
  });
  return segments.join("/");
}
