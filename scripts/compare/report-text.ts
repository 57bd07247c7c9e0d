/** A report for people, in a terminal and in Markdown: worst first, by method. */
import { LEVELS, type Change, type DiffReport, type Level } from "./change.ts";

export type Summary = Pick<DiffReport, "breaking" | "semver" | "changes">;

const TITLES: Readonly<Record<Level, string>> = {
  breaking: "Breaking",
  warning: "Warnings",
  info: "Compatible",
};

export function asText(report: Summary): string {
  const blocks = sections(report).map(
    ({ title, changes }) => `${title} (${changes.length})\n${changes.map(textLine).join("\n")}`,
  );
  return [headline(report), ...blocks].join("\n\n");
}

/** Ready for a changelog: level two and three headings are left to the caller's document. */
export function asMarkdown(report: Summary): string {
  const blocks = sections(report).map(
    ({ title, changes }) => `### ${title}\n\n${changes.map(markdownLine).join("\n")}`,
  );
  return [`${headline(report)}`, ...blocks].join("\n\n");
}

function sections({ changes }: Summary): { title: string; changes: readonly Change[] }[] {
  return LEVELS.toReversed()
    .map((level) => ({ title: TITLES[level], changes: changes.filter((it) => it.level === level) }))
    .filter((section) => section.changes.length > 0);
}

function headline({ changes, semver }: Summary): string {
  if (changes.length === 0) return "No change.";
  const counts = LEVELS.toReversed().map((level) => {
    const count = changes.filter((change) => change.level === level).length;
    return `${count} ${level}`;
  });
  const noun = changes.length === 1 ? "change" : "changes";
  return `${changes.length} ${noun}: ${counts.join(", ")}. Needs a ${semver} release.`;
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
  return [id, kinds.join("+"), reach(methods, operation), fingerprint].filter(Boolean);
}

const MAX_METHODS = 4;

function reach(methods: readonly string[], operation: string | null): string {
  if (methods.length === 0) return "";
  if (methods.length === 1 && operation !== null && operation !== methods[0])
    return `${methods[0] ?? ""} [${operation}]`;
  const shown = methods.slice(0, MAX_METHODS).join(", ");
  return methods.length > MAX_METHODS ? `${shown} and ${methods.length - MAX_METHODS} more` : shown;
}

function markdownLine(change: Change): string {
  const methods = change.methods.map((name) => code(name)).join(", ");
  return `- ${escapeMarkdown(change.text)} (\`${change.id}\`${methods === "" ? "" : `; ${methods}`})`;
}

/** Text of a description is no markup. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, " ");
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
