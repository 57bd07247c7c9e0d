/** A report for people in a terminal: worst first, then what the compiler says, then their own code. */
import type { Change, ConsumerLine, DiffReport } from "./change.ts";
import { compilerHeadline, objections, type Judged } from "./judges.ts";
import { headline, sections } from "./sections.ts";

export function asText(report: DiffReport): string {
  const blocks = sections(report).map(
    ({ title, changes }) => `${title} (${changes.length})\n${changes.map(textLine).join("\n")}`,
  );
  return [
    headline(report),
    ...blocks,
    ...compilerBlocks(report),
    ...(report.consumer === undefined ? [] : [consumerBlock(report.consumer)]),
  ].join("\n\n");
}

function textLine(change: Change): string {
  return `  ${change.text}\n    ${details(change).join("  ")}`;
}

/** The id, whom it reaches, and by what it is to be ignored. */
function details({
  id,
  methods,
  operation,
  fingerprint,
  wire,
  types,
  behaviour,
  level,
}: Change): string[] {
  const verdicts = Object.entries({ wire, types, behaviour });
  const kinds = verdicts.filter(([, it]) => it === level && level !== "info").map(([name]) => name);
  return [id, kinds.join("+"), reachOf(methods, operation), fingerprint].filter(Boolean);
}

const MAX_METHODS = 4;

function reachOf(methods: readonly string[], operation: string | null): string {
  if (methods.length === 1 && operation !== null && operation !== methods[0])
    return `${methods[0] ?? ""} [${operation}]`;
  return reach(methods);
}

/** As many of them as a line takes. */
export function reach(methods: readonly string[]): string {
  const shown = methods.slice(0, MAX_METHODS).join(", ");
  return methods.length > MAX_METHODS ? `${shown} and ${methods.length - MAX_METHODS} more` : shown;
}

function compilerBlocks(report: DiffReport): string[] {
  if (report.compiler.length === 0) return [];
  const judged = [compilerHeadline(report), ...judgedLines(objections(report))].join("\n");
  const open = report.disagreements.map((line) => `  ${line}`);
  return open.length === 0
    ? [judged]
    : [judged, `Where both judges disagree for no known reason\n${open.join("\n")}`];
}

/** Of what only the rules object to, the compiler has no reason to give. */
function judgedLines(judged: readonly Judged[]): string[] {
  const taken = judged.filter(({ assignable }) => assignable);
  const names = taken.map(({ method, variant, direction }) => `${method} ${variant} ${direction}`);
  return [
    ...judged.filter(({ assignable }) => !assignable).map(judgedLine),
    ...(names.length === 0 ? [] : [`  takes what the rules call breaking: ${reach(names)}`]),
  ];
}

function judgedLine({ method, variant, direction, rules, message, known }: Judged): string {
  const verdict = `compiler: refuses it, rules: ${rules}`;
  const reason = known === undefined ? "" : `\n    as is known: ${known}`;
  return `  ${method} ${variant} ${direction}  ${verdict}${reason}${indented(message, "    ")}`;
}

const MAX_WIDTH = 160;

function indented(text: string | null, indent: string): string {
  if (text === null) return "";
  const lines = text
    .split("\n")
    .map((line) => (line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH)}…` : line));
  return lines.map((line) => `\n${indent}${line}`).join("");
}

function consumerBlock(lines: readonly ConsumerLine[]): string {
  const blocks = lines.map(({ file, line, column, code, message, causes }) => {
    const reasons = causes.map(
      ({ text, id, fingerprint }) => `\n    because of  ${text}  ${id}  ${fingerprint}`,
    );
    return `  ${file}:${line}:${column}  ${code}${indented(message, "    ")}${reasons.join("")}`;
  });
  return [consumerHeadline(lines), ...blocks].join("\n");
}

export function consumerHeadline({ length }: readonly ConsumerLine[]): string {
  if (length === 0) return "Your code compiles as before.";
  return `Your code stops compiling in ${length === 1 ? "one place" : `${length} places`}.`;
}
