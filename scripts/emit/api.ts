/** `api.md`: every method with its signature, its HTTP lines and how its twins relate, for people. */
import type { Fold, Method, Model } from "../model/types.ts";
import { commentLine } from "./comment.ts";
import { httpLine, variantLabel } from "./method-docs.ts";
import { bareScope } from "./scope.ts";
import { streamOf } from "./result.ts";
import { overloadsOf, type Signature } from "./signature.ts";

const VERDICTS: Readonly<Record<Fold["verdict"], string>> = {
  identical: "the twins take and give the same",
  superset: "the beta twin takes and gives all that GA does, and more",
  diverged: "each twin has what the other has not",
  "beta-only": "there is no GA twin",
  "ga-only": "there is no beta twin",
};

const ANSWERS: Readonly<Record<Method["response"], string>> = {
  json: "JSON",
  jsonl: "JSON Lines, item by item",
  sse: "server-sent events, one by one",
  binary: "bytes, as a stream",
  text: "text",
  empty: "nothing",
};

export function emitApi(model: Model): string {
  const title = markdown([model.title, model.version ?? ""].join(" "));
  const rows = model.methods.map((method) => `| ${contentsRow(method).join(" | ")} |`);
  return `${[
    `# ${title}`,
    "",
    `${model.methods.length} methods.`,
    "",
    "| method | HTTP | variants | fold | answer |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    ...model.methods.flatMap((method) => ["", ...section(method, model)]),
  ].join("\n")}\n`;
}

function contentsRow(method: Method): readonly string[] {
  const name = method.name.join(".");
  return [
    `[${markdown(name)}](#${anchor(name)})`,
    code(`${method.http} ${method.route}`),
    method.variants.map((variant) => markdown(variantLabel(variant))).join(", "),
    method.fold.verdict,
    method.paging === null ? method.response : `${method.response}, by pages`,
  ];
}

function section(method: Method, model: Model): readonly string[] {
  const name = method.name.join(".");
  const [first] = method.variants;
  const overloads = overloadsOf({ method, model, scope: bareScope });
  const { verdict, differences } = method.fold;
  return [
    `## ${markdown(name)}`,
    "",
    ...(first?.summary ? [markdown(first.summary), ""] : []),
    "```ts",
    ...overloads.map((overload) => `client.${name}${signatureText(overload)}`),
    "```",
    "",
    ...method.variants.map(
      (variant) =>
        `- ${markdown(variantLabel(variant))}: ${code(httpLine(method, variant))}${variant.deprecated ? " (deprecated)" : ""}`,
    ),
    `- Fold: ${verdict}, ${VERDICTS[verdict]}`,
    ...differences.map((line) => `  - ${markdown(line)}`),
    `- Answers ${ANSWERS[method.response]}${streamText(method)}`,
    ...(method.paging === null ? [] : [`- Pages: ${markdown(method.paging.name)}`]),
  ];
}

function streamText(method: Method): string {
  const stream = streamOf(method);
  if (stream === undefined) return "";
  return `; where ${code(stream.when)} is true, ${ANSWERS[stream.answer.kind]}`;
}

function signatureText({ parameters, returns }: Signature): string {
  const texts = parameters.map(
    ({ name, type, isOptional }) => `${name}${isOptional ? "?" : ""}: ${type}`,
  );
  return `(${texts.join(", ")}): ${returns}`;
}

/** As GitHub makes it of a heading. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}_-]/gu, "");
}

/** Text of the description in running text: nothing of it is markup. */
function markdown(text: string): string {
  return commentLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]|~#!]|^[-+=>]|(?<=^\d+)[.)]/g, "\\$&");
}

/** Text of the description in a code span, also within a table. */
function code(text: string): string {
  return `\`${commentLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
