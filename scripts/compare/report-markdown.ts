/** A report ready for a changelog: level two and higher headings are left to the caller's document. */
import type { Change, ConsumerLine, DiffReport } from "./change.ts";
import { compilerHeadline, objections, type Judged } from "./judges.ts";
import { consumerHeadline } from "./report-text.ts";
import { headline, sections } from "./sections.ts";

export function asMarkdown(report: DiffReport): string {
  const blocks = sections(report).map(
    ({ title, changes }) => `### ${title}\n\n${changes.map(changeLine).join("\n")}`,
  );
  return [
    headline(report),
    ...blocks,
    ...compilerBlock(report),
    ...(report.consumer === undefined ? [] : [consumerBlock(report.consumer)]),
  ].join("\n\n");
}

function changeLine(change: Change): string {
  const methods = change.methods.map((name) => code(name)).join(", ");
  return `- ${escapeMarkdown(change.text)} (\`${change.id}\`${methods === "" ? "" : `; ${methods}`})`;
}

/** A table and the compiler's reasons, folded: a changelog is read for the changes first. */
function compilerBlock(report: DiffReport): string[] {
  if (report.compiler.length === 0) return [];
  const judged = objections(report);
  if (judged.length + report.disagreements.length === 0) return [compilerHeadline(report)];
  const rows = judged.map(
    ({ method, variant, direction, assignable, rules }) =>
      `| ${code(method)} | ${escapeMarkdown(variant)} | ${direction} | ${rules} | ${assignable ? "takes it" : "refuses it"} |`,
  );
  const table = [
    "| method | twin | direction | rules | compiler |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
  const open = report.disagreements.map((line) => `- ${escapeMarkdown(line)}`);
  return [
    `<details><summary>${compilerHeadline(report)}</summary>`,
    table,
    ...judged.flatMap(reasons),
    ...(open.length === 0
      ? []
      : [`Where both judges disagree for no known reason:\n\n${open.join("\n")}`]),
    "</details>",
  ];
}

function reasons({ method, variant, direction, message, known }: Judged): string[] {
  if (message === null) return [];
  const reason = known === undefined ? "" : ` ${known}`; // our own text
  return [`${code(method)} ${escapeMarkdown(variant)} ${direction}:${reason}`, fenced(message)];
}

function consumerBlock(lines: readonly ConsumerLine[]): string {
  const items = lines.map(({ file, line, column, code: number, message, causes }) => {
    const because = causes.map(({ text, id }) => `  - ${escapeMarkdown(text)} (\`${id}\`)`);
    const place = `- ${code(`${file}:${line}:${column}`)}: ${escapeMarkdown(message)} (\`${number}\`)`;
    return [place, ...because].join("\n");
  });
  return [
    `### Your code`,
    consumerHeadline(lines),
    ...(items.length === 0 ? [] : [items.join("\n")]),
  ].join("\n\n");
}

/** Text of a description is no markup. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, " ");
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** A fence longer than any run of backquotes in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
