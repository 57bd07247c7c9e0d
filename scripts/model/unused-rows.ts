/** Rows of the configuration that match nothing: mistakes where they name an operation, else worth a note. */
import { createRequire } from "node:module";
import type * as Levenshtein from "fastest-levenshtein";
import type { Problem } from "../diagnostics.ts";
import { addressOf } from "./address.ts";
import type { Document, DocumentOperation, Note } from "./document.ts";
import { pagesOf } from "./paging.ts";
import type { Rows } from "./rows.ts";
import { traitsOf } from "./traits.ts";

/** Read when a row is wrong. */
const require = createRequire(import.meta.url);
const closest = (word: string, known: readonly string[]): string =>
  (require("fastest-levenshtein") as typeof Levenshtein).closest(word, known); // `require` knows no types

interface OperationRow {
  readonly operation: string;
}

type Operations = readonly DocumentOperation[];

interface Kind {
  readonly setting: "names" | "idempotent" | "streams";
  /** How its rows may call the operation. */
  readonly calls: (operation: DocumentOperation, twins: Rows["twins"]) => readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    setting: "names",
    calls: (operation, twins) => [callOf(operation), gaCallOf(operation, twins)],
  },
  { setting: "idempotent", calls: (operation) => [callOf(operation)] },
  { setting: "streams", calls: (operation) => [callOf(operation)] },
];

/** As rows spell it: `POST /v1/messages?beta=true`. */
export function callOf({ method, pathKey }: DocumentOperation): string {
  return `${method} ${pathKey}`;
}

/** Every row for an operation that there is not, with the operation that may be meant. */
export function staleRows({ operations }: Document, rows: Rows): Problem[] {
  return KINDS.flatMap(({ setting, calls }) => {
    const named: readonly OperationRow[] = rows[setting] ?? [];
    const known = knownTo(calls, operations, rows);
    return named.flatMap(({ operation }, i): Problem[] => {
      if (known().has(operation)) return [];
      const meant = [...known()];
      const spelling =
        meant.length === 0 ? "" : `, or spell the operation as in ${closest(operation, meant)}`;
      return [
        {
          code: "config",
          message: `${setting}: no operation is called "${operation}"`,
          advice: `remove the row${spelling}`,
          setting: [setting, i, "operation"],
        },
      ];
    });
  });
}

/** The rows without those for operations that there are not: one configuration is used with several versions. */
export function matchingRows({ operations }: Pick<Document, "operations">, rows: Rows): Rows {
  const matching = KINDS.map(({ setting, calls }) => {
    const named: readonly OperationRow[] = rows[setting] ?? [];
    const known = knownTo(calls, operations, rows);
    return [setting, named.filter(({ operation }) => known().has(operation))] as const;
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

/** Asked for only where there are rows. */
function knownTo(
  calls: Kind["calls"],
  operations: Operations,
  { twins }: Rows,
): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | undefined;
  return () => (known ??= new Set(operations.flatMap((operation) => calls(operation, twins))));
}

function gaCallOf(operation: DocumentOperation, twins: Rows["twins"]): string {
  return `${operation.method} ${addressOf(operation, twins).gaKey}`;
}

type NotedRows = Pick<Rows, "twins" | "paging" | "ownedHeaders">;

/**
 * What is said of rows that match nothing and name no operation: nothing is wrong with them yet.
 * @param all that there are, the defaults among them, to say which it is
 */
export function unusedRows(
  { operations, schemas }: Document,
  { twins, paging, ownedHeaders }: NotedRows,
  all: NotedRows = { twins, paging, ownedHeaders },
): Note[] {
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
