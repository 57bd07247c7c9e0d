/** Rows of the configuration that match nothing: mistakes where they name an operation, else worth a note. */
import type { Problem } from "../diagnostics.ts";
import { addressOf, callOf, type Located } from "./address.ts";
import { closest } from "./closest.ts";
import { withFamilies } from "./families.ts";
import type { Document, DocumentOperation, Note, UnreadOperation } from "./document.ts";
import { pagesOf } from "./paging.ts";
import type { Rows } from "./rows.ts";
import { traitsOf } from "./traits.ts";
import { undividedRows } from "./undivided-rows.ts";

type Operations = readonly DocumentOperation[];
type Known = Pick<Document, "operations" | "schemas" | "rest">;

interface Kind {
  readonly setting: "names" | "typeNames" | "idempotent" | "streams";
  /** The field by which a row names what it is about. */
  readonly of: "operation" | "schema";
  /** How rows may call what there is. */
  readonly calls: (known: Known, twins: Rows["twins"]) => readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    setting: "names",
    of: "operation",
    calls: ({ operations, rest }, twins) =>
      [...operations, ...(rest?.operations ?? []).map(located)].flatMap((operation) => [
        callOf(operation),
        gaCallOf(operation, twins),
      ]),
  },
  {
    setting: "typeNames",
    of: "schema",
    calls: ({ schemas, rest }) => [...Object.keys(schemas), ...(rest?.schemas ?? [])],
  },
  { setting: "idempotent", of: "operation", calls: callsOf },
  { setting: "streams", of: "operation", calls: callsOf },
];

function callsOf({ operations, rest }: Known): readonly string[] {
  return [...operations, ...(rest?.operations ?? [])].map(callOf);
}

/** What was not read has no header that could mark it. */
function located(operation: UnreadOperation): Located {
  return { ...operation, parameters: [] };
}

/** Every row for an operation or a schema that there is not, with the one that may be meant. */
export function staleRows(document: Known, rows: Rows): Problem[] {
  return KINDS.flatMap((kind) => {
    const { setting, of } = kind;
    const known = knownTo(kind, document, rows);
    return namedBy(kind, rows).flatMap((name, i): Problem[] => {
      if (known().has(name)) return [];
      const meant = [...known()];
      const spelling =
        meant.length === 0 ? "" : `, or spell the ${of} as in ${closest(name, meant)}`;
      return [
        {
          code: "config",
          message: `${setting}: no ${of} is called "${name}"`,
          advice: `remove the row${spelling}`,
          setting: [setting, i, of],
        },
      ];
    });
  });
}

/** The rows without those for what there is not: one configuration is used with several versions. */
export function matchingRows(described: Known, rows: Rows): Rows {
  const document = withFamilies(described);
  const undivided = undividedRows(document, rows);
  const matching = KINDS.flatMap((kind) => {
    const all: readonly unknown[] | undefined = rows[kind.setting];
    if (all === undefined) return [];
    const known = knownTo(kind, document, rows);
    const names = namedBy(kind, rows);
    return [
      [
        kind.setting,
        all.filter((row, i) => known().has(names[i] ?? "") && !undivided.has(row)),
      ] as const,
    ];
  });
  return { ...rows, ...Object.fromEntries(matching) };
}

/** Where in the settings a row stands by which a run was made: undefined where it is of the command line. */
export function rowInSettings(
  [kind = "", index = 0, ...keys]: NonNullable<Problem["setting"]>,
  made: Rows,
  settings: Rows,
): Problem["setting"] {
  const [rows, all] = [made, settings].map((it) => it[kind as keyof Rows]); // a problem names no other
  if (!Array.isArray(rows) || !Array.isArray(all)) return undefined;
  const own = all.indexOf(rows[Number(index)]);
  return own < 0 ? undefined : [kind, own, ...keys];
}

/** What each row is about. */
function namedBy({ setting, of }: Kind, rows: Rows): readonly string[] {
  const all: readonly { readonly operation?: string; readonly schema?: string }[] =
    rows[setting] ?? [];
  return all.map((row) => row[of] ?? "");
}

/** Asked for only where there are rows. */
function knownTo({ calls }: Kind, document: Known, { twins }: Rows): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | undefined;
  return () => (known ??= new Set(calls(document, twins)));
}

function gaCallOf(operation: Located, twins: Rows["twins"]): string {
  return `${operation.method} ${addressOf(operation, twins).gaKey}`;
}

type NotedRows = Pick<Rows, "twins" | "paging" | "ownedHeaders">;

/**
 * What is said of rows that match nothing and name no operation: nothing is wrong with them yet.
 * @param all that there are, the defaults among them, to say which it is
 */
export function unusedRows(
  { operations, schemas, rest }: Document,
  { twins, paging, ownedHeaders }: NotedRows,
  all: NotedRows = { twins, paging, ownedHeaders },
): Note[] {
  if (rest !== undefined) return []; // which may be what they are for
  const marks = twins.filter(
    (row) => !operations.some((operation) => addressOf(operation, [row]).marks.length > 0),
  );
  const styles = paging.filter(
    (row) =>
      !operations.some(
        (operation) => pagesOf(operation, traitsOf(operation), { rows: [row], schemas }).length > 0,
      ),
  );
  const sent = headersOf(ownedHeaders.length === 0 ? [] : operations);
  const headers = ownedHeaders.filter((name) => !sent.has(name.toLowerCase()));
  return [
    ...marks.map((row) => ({
      message: `twins: no operation is a twin by ${JSON.stringify(row)}`,
      setting: ["twins", all.twins.indexOf(row)],
    })),
    ...styles.map((row) => ({
      message: `paging: no list pages in the style "${row.name}"`,
      setting: ["paging", all.paging.indexOf(row)],
    })),
    ...headers.map((name) => ({
      message: `ownedHeaders: no operation takes the header "${name}"`,
      setting: ["ownedHeaders", all.ownedHeaders.indexOf(name)],
    })),
  ];
}

function headersOf(operations: Operations): ReadonlySet<string> {
  return new Set(
    operations.flatMap(({ parameters }) =>
      parameters.flatMap((it) => (it.in === "header" ? [it.name.toLowerCase()] : [])),
    ),
  );
}
