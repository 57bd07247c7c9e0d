/** What an update says of itself: title and text of its pull request. */
import { asMarkdown, type DiffReport } from "./compare/index.ts";
import type { ExportChange } from "./emit/index.ts";
import type { Lock } from "./lock.ts";

export interface Proposal {
  /** `Orchard 5`: how the newer description calls itself. */
  readonly name: string;
  readonly lock: Pick<Lock, "source" | "sha256">;
  readonly report: DiffReport;
  readonly exports: readonly ExportChange[];
}

export interface PullRequest {
  /** Whether somebody who calls the client or imports its types may have to change something. */
  readonly breaking: boolean;
  readonly semver: DiffReport["semver"];
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** An export that is renamed or gone breaks its importers, also where the wire knows nothing of it. */
export function pullRequest({ name, lock, report, exports }: Proposal): PullRequest {
  const lost = lostExports(exports);
  const breaking = report.breaking || lost.length > 0;
  const body = [
    `The description at ${code(lock.source)} has changed${report.changes.length === 0 ? " in its text alone" : ""}.`,
    breaking
      ? `**Breaking.** Whoever uses one of these has to look at it:\n\n${concerned(report, lost).join("\n")}`
      : "**Safe.** No method and no type that was there before asks for more, gives less or is gone.",
    "## Changes",
    shortened(asMarkdown(report)),
    `SHA-256 of the description: ${code(lock.sha256)}`,
  ].join("\n\n");
  const semver = breaking ? "major" : report.semver;
  return { breaking, semver, title: titleOf(name, breaking), body };
}

export function titleOf(name: string, breaking: boolean): string {
  return `${breaking ? "Breaking" : "Safe"}: take in ${oneLine(name)}`;
}

/** GitHub takes 65 536 characters. */
const MAX_CHARACTERS = 50_000;

/** The worst comes first: what is cut are compatible changes, as a rule. */
export function shortened(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const end = text.lastIndexOf("\n", MAX_CHARACTERS);
  const left = text.slice(end + 1).split("\n").length;
  return `${text.slice(0, end)}\n\nAnd ${left} more lines, which \`twinfold diff\` shows.`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/** Classes follow from the methods that they hold. */
function lostExports(exports: readonly ExportChange[]): readonly ExportChange[] {
  return exports.filter(
    ({ change, kind }) => kind !== "class" && (change === "removed" || change === "renamed"),
  );
}

/** Each method that is removed, renamed or changed by what breaks, then the types that are gone. */
function concerned({ changes }: DiffReport, lost: readonly ExportChange[]): readonly string[] {
  const fates = new Map<string, string>();
  for (const { level, methods } of changes)
    if (level === "breaking") for (const method of methods) fates.set(`\0${method}`, "changed");
  for (const { kind, name, to } of lost) {
    const fate = to === null ? "removed" : `renamed to ${code(to)}`;
    fates.set(kind === "method" ? `\0${name}` : `type ${name}`, fate);
  }
  return [...fates]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, fate]) =>
      key.startsWith("\0")
        ? `- ${code(key.slice(1))}: ${fate}`
        : `- type ${code(key.slice(5))}: ${fate}`,
    );
}

export function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
