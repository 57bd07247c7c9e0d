/** What a generation tells: a table for people, data for programs. */
import { whereOf } from "./diagnostics.ts";
import { isStale, type Generation } from "./generate.ts";
import { exportDiff, exportNotes } from "./report-exports.ts";

export interface Report {
  readonly text: string;
  readonly data: unknown;
}

export function reportGeneration(generation: Generation): Report {
  return { text: asText(generation), data: asData(generation) };
}

function asText({
  summary: { methods },
  check,
  dry,
  output,
  state,
  notes,
  switched,
  exports,
}: Generation): string {
  const isFolded = methods.some(({ fold }) => fold !== "ga-only");
  const rows = methods.map(({ name, method, route, variants, fold }) => [
    name,
    `${method} ${route}`,
    ...(isFolded ? [variants.map(({ qualifier }) => qualifier || "GA").join(" + "), fold] : []),
  ]);
  const operations = methods.reduce((sum, { variants }) => sum + variants.length, 0);
  const defaults = switched.map(
    ({ method, before, after }) =>
      `${method}: calls without options now go to ${variantName(after)}, not to ${variantName(before)}`,
  );
  const folded = `${count(operations, "operation")} ${operations === 1 ? "folds" : "fold"} into ${count(methods.length, "method")}`;
  return [
    // who asks whether the output is fresh, in a hook or in CI, has seen the table
    ...(check
      ? [folded]
      : [
          `${folded}${isFolded ? "" : ", none with a twin"}:`,
          ...table(rows).map((line) => `  ${line}`),
        ]),
    ...defaults,
    ...notes.map((note) => `note: ${note.message}${whereOf(note)}`),
    ...(dry ? exportDiff(exports) : exportNotes(exports)),
    ...changes(state, dry).map((line) => `${line} in ${output}`),
    ...(check && isStale(state) ? ["run twinfold generate, and commit what it writes"] : []),
  ].join("\n");
}

/** A run in a line, for who has seen the table before. */
export function reportLine({ summary, dry, output, state, exports }: Generation): string {
  const files = changes(state, dry).join(", ");
  return [
    `${count(summary.methods.length, "method")}; ${files} in ${output}`,
    ...exportNotes(exports),
  ].join("; ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function variantName(qualifier: string): string {
  return qualifier === "" ? "GA" : `?${qualifier}`;
}

function changes(state: Generation["state"], dry: boolean): string[] {
  const { stale, missing, removed, foreign } = state;
  const lines = [
    { files: stale, done: "rewritten", due: "stale" },
    { files: missing, done: "new", due: "missing" },
    { files: removed, done: "removed", due: "no longer made" },
    { files: foreign, done: "left alone, not ours", due: "not ours" },
  ]
    .filter(({ files }) => files.length > 0)
    .map(({ files, done, due }) => `${dry ? due : done}: ${files.join(", ")}`);
  return isStale(state) ? lines : [...lines, "every file is up to date"];
}

function asData({ summary, state, ...told }: Generation): unknown {
  const { check, dry, output, switched, exports, notes } = told;
  const { title, version, methods } = summary;
  return { title, version, output, check, dry, files: state, switched, exports, notes, methods };
}

/** Rows as lines, every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
