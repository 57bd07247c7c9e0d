/** A report as annotations of a GitHub workflow. */
import type { Level } from "./change.ts";
import type { Summary } from "./report-text.ts";

const COMMANDS: Readonly<Record<Level, string>> = {
  breaking: "error",
  warning: "warning",
  info: "notice",
};

export function asAnnotations({ changes }: Summary): string {
  return changes
    .map(({ level, id, text }) => `::${COMMANDS[level]} title=${property(id)}::${data(text)}`)
    .join("\n");
}

/** What a command reads as its end is written as a number. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
