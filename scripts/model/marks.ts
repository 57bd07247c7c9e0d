/** What marks an operation as a twin: the rows of twins, each read off a path key or a required header. */
import type { DocumentOperation } from "./document.ts";
import type { TwinRow } from "./rows.ts";

export interface Mark {
  /** What chooses the variant: true, or its name. */
  readonly value: true | string;
  /** The query parameter that it is. */
  readonly query?: string;
  /** The header that it is, and its value. */
  readonly header?: readonly [string, string];
  /** The segment that it is, and the GA twin's. */
  readonly segment?: { readonly from: string; readonly to: string };
}

/** A path key taken apart, and its operation. */
export interface Spelling {
  readonly route: string;
  readonly query: readonly (readonly [string, string])[];
  /** With its `#`; empty where there is none. */
  readonly fragment: string;
  readonly operation: Pick<DocumentOperation, "parameters">;
}

type Kind = TwinRow["in"];
type RowOf<K extends Kind> = Extract<TwinRow, { readonly in: K }>;

const READERS: { readonly [K in Kind]: (row: RowOf<K>, spelling: Spelling) => readonly Mark[] } = {
  query: ({ name }, { query }) =>
    query
      .filter(([key]) => key === name)
      .map(([, value]) => ({ value: variantOf(value), query: name })),
  path: ({ ga, beta }, { route }) =>
    route.split("/").includes(beta) ? [{ value: true, segment: { from: beta, to: ga } }] : [],
  header: ({ name }, { fragment, operation }) => {
    const value = fragment === "" ? undefined : constantHeader(operation, name);
    return value === undefined ? [] : [{ value: variantOf(value), header: [name, value] }];
  },
};

export function marksOf(rows: readonly TwinRow[], spelling: Spelling): readonly Mark[] {
  return rows.flatMap((row) => markOf(row, spelling));
}

function markOf<K extends Kind>(row: RowOf<K>, spelling: Spelling): readonly Mark[] {
  return READERS[row.in as K](row, spelling); // the row's own kind: TypeScript loses it in the union
}

/** `true` is the beta twin, any other value a further variant of that name. */
export function variantOf(value: string): true | string {
  return value === "true" || value === "" ? true : value;
}

function constantHeader({ parameters }: Spelling["operation"], name: string): string | undefined {
  const header = parameters.find(
    (it) => it.in === "header" && it.required && it.name.toLowerCase() === name.toLowerCase(),
  );
  const value = header?.schema["const"];
  return value === undefined ? undefined : String(value);
}
