/** Rows for the type that requests have of a schema which is one type both ways, or of one direction only. */
import type { Problem } from "../diagnostics.ts";
import type { Document } from "./document.ts";
import { Rewriter } from "./rewriter.ts";
import type { Rows } from "./rows.ts";
import { withStreams } from "./streams.ts";
import { TypeNames } from "./type-names.ts";

type Described = Pick<Document, "operations" | "schemas" | "rest">;

/** None where a part was read: it may well use one way only what the rest uses both ways. */
export function undividedRows(document: Described, rows: Rows): ReadonlySet<unknown> {
  const { schemas, rest } = document;
  const asked = (rows.typeNames ?? []).filter(
    (row) => row.in === "request" && Object.hasOwn(schemas, row.schema),
  );
  if (asked.length === 0 || rest !== undefined) return new Set();
  const names = new TypeNames(rows.typeNames ?? [], []).own(Object.keys(schemas));
  const streaming = withStreams(document, rows.streams ?? [], []);
  const { divided } = new Rewriter(streaming, names, () => new Map());
  return new Set(asked.filter(({ schema }) => !divided.has(schema)));
}

export function undividedProblems(document: Described, rows: Rows): Problem[] {
  const undivided = undividedRows(document, rows);
  return (rows.typeNames ?? []).flatMap((row, i): Problem[] =>
    undivided.has(row)
      ? [
          {
            code: "config",
            message: `typeNames: requests have no type of their own of the schema "${row.schema}"`,
            advice: "remove the row, or its `in` to name the type of both",
            setting: ["typeNames", i, "in"],
          },
        ]
      : [],
  );
}
