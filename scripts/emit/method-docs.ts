/** What generated methods tell their reader: summary, HTTP lines, how the twins relate, parameters, deprecation. */
import type { Method, Variant } from "../model/types.ts";
import { pathArguments } from "./arguments.ts";
import { commentLine, commentLines } from "./comment.ts";
import { type Asked, streamOf } from "./result.ts";
import { bareScope } from "./scope.ts";
import type { Overload } from "./signature.ts";

/** The request line of a variant: `POST /v1/messages/batches?beta=true`. */
export function httpLine(method: Method, { sends }: Variant): string {
  const query = Object.entries(sends.query).map(([name, value]) => `${name}=${value}`);
  const headers = Object.entries(sends.headers).map(([name, value]) => `${name}: ${value}`);
  const path = [sends.route ?? method.route, ...(query.length === 0 ? [] : [query.join("&")])].join(
    "?",
  );
  return commentLine([`${method.http} ${path}`, ...headers].join(", "));
}

/** `GA`, `beta`, or the name of a further variant. */
export function variantLabel({ beta }: Variant): string {
  if (typeof beta === "string") return commentLine(beta);
  return beta ? "beta" : "GA";
}

const SHOWN_DIFFERENCES = 8;

/** The lines of the JSDoc comment of one overload. */
export function overloadDocs(method: Method, { choice, asked }: Overload): string[] {
  const { variants, isEither } = choice;
  const [first] = variants;
  const paragraphs = [
    commentLines(first?.summary ?? ""),
    isEither ? ["Either twin: which one, only the run knows."] : ownDescription(first),
    streamLine(method, asked),
    httpLines(method, variants),
    isEither ? differences(method) : [],
    tags(method, variants),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

const STREAMS: Readonly<Record<Asked, string>> = {
  stream: "true gives the answer item by item, as a stream.",
  whole: "true would give the answer item by item, as a stream.",
  either: "says whether the answer is a stream: only the run knows.",
};

function streamLine(method: Method, asked: Asked): string[] {
  const stream = streamOf(method);
  return stream === undefined ? [] : [commentLine(`\`${stream.when}\` ${STREAMS[asked]}`)];
}

/** What the description says beyond the summary, which many begin with. */
function ownDescription(variant: Variant | undefined): string[] {
  const [first, ...rest] = commentLines(variant?.description ?? "");
  const isSummary = first?.replace(/\.$/, "") === variant?.summary?.replace(/\.$/, "");
  return first === undefined || isSummary ? commentLines(rest.join("\n")) : [first, ...rest];
}

/** Where the twins differ, as far as a comment should; api.md says all of it. */
function differences({ fold }: Method): string[] {
  const shown = fold.differences
    .slice(0, SHOWN_DIFFERENCES)
    .map((line) => `- ${commentLine(line)}`);
  const more = fold.differences.length - shown.length;
  return [
    `They differ (${fold.verdict}):`,
    ...shown,
    ...(more > 0 ? [`- and ${more} more, in api.md`] : []),
  ];
}

function httpLines(method: Method, variants: readonly Variant[]): string[] {
  const lines = variants.map((variant) => `\`${httpLine(method, variant)}\``);
  if (lines.length === 1) return lines;
  return variants.map((variant, index) => `- ${variantLabel(variant)}: ${lines[index]}`);
}

function tags(method: Method, variants: readonly Variant[]): string[] {
  const parameters = pathArguments(method, bareScope).flatMap(({ name, description }) =>
    description === null ? [] : [`@param ${name} ${commentLine(description)}`],
  );
  return [
    ...parameters,
    ...(variants.every(({ deprecated }) => deprecated) ? ["@deprecated"] : []),
  ];
}
