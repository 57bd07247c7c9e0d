/** A report as annotations of a GitHub workflow. */
import type { DiffReport, Level } from "./change.ts";
import { reach } from "./report-text.ts";

const COMMANDS: Readonly<Record<Level, string>> = {
  breaking: "error",
  warning: "warning",
  info: "notice",
};

export function asAnnotations({ changes, consumer = [] }: DiffReport): string {
  return [
    ...changes.map(({ level, id, text, methods }) => {
      const reached = methods.length === 0 ? "" : `; reaches ${reach(methods)}`;
      return `::${COMMANDS[level]} title=${property(id)}::${data(`${text}${reached}`)}`;
    }),
    ...consumer.map(({ file, line, column, code, message, causes }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
      const because = causes.map(({ text }) => `because of ${text}`);
      return `::error ${place}::${data([message, ...because].join("\n"))}`;
    }),
  ].join("\n");
}

/** What a command reads as its end is written as a number. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
