/** Changed exports for people: a diff where nothing was written, a note of what is gone where it was. */
import type { ExportChange } from "./emit/index.ts";

/** Every change, with the signatures and the lines of types that differ. */
export function exportDiff(changes: readonly ExportChange[]): string[] {
  if (changes.length === 0) return [];
  return ["changed exports:", ...changes.flatMap(linesOf).map((line) => `  ${line}`)];
}

/** What an importer has to follow. */
export function exportNotes(changes: readonly ExportChange[]): string[] {
  return changes.flatMap(({ change, kind, name, to }) => {
    if (change === "renamed") return [`note: the ${kind} ${name} is now ${to}`];
    return change === "removed" ? [`note: the ${kind} ${name} is no longer exported`] : [];
  });
}

function linesOf({ change, kind, name, to, before, after }: ExportChange): string[] {
  const differences = [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
  if (kind === "method" && change !== "renamed") return differences;
  if (change === "added") return [`+ ${kind} ${name}`];
  if (change === "removed") return [`- ${kind} ${name}`];
  if (change === "renamed") return [`- ${kind} ${name}`, `+ ${kind} ${to}`];
  return [`~ ${kind} ${name}`, ...differences.map((line) => `    ${line}`)];
}
