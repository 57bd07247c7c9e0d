/** The request literals, one for each feature: right by both sides' types, refused by both once they have a mistake, and sent as they are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Anthropic } from "@anthropic-ai/sdk";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { startServer, type RecordedRequest } from "../../src/testing/index.ts";
import { BATCHES } from "../testing/call.ts";
import { declarations, literals, misspellings, type Literal } from "./misspellings.ts";
import { BETA } from "./requests/beta.ts";
import { CODE_EXECUTION } from "./requests/code-execution.ts";
import { CONTENT } from "./requests/content.ts";
import { SETTINGS } from "./requests/settings.ts";
import { TOOL_RESULTS } from "./requests/tool-results.ts";
import { TOOLS } from "./requests/tools.ts";
import { linesRefused } from "../support/native-compiler.ts";
import { readTypes } from "./type-program.ts";
import { typeTags } from "./type-tags.ts";

const GA = { ...CONTENT, ...TOOL_RESULTS, ...CODE_EXECUTION, ...TOOLS, ...SETTINGS };

const GA_TYPES = ["OurRequest", "SdkRequest"];
const BETA_TYPES = ["OurBetaRequest", "SdkBetaRequest"];
const PAIRS = JSON.stringify(join(import.meta.dirname, "pairs.ts"));
const IMPORT = `import type { ${[...GA_TYPES, ...BETA_TYPES].join(", ")} } from ${PAIRS};`;

const GA_FILES = ["code-execution", "content", "settings", "tool-results", "tools"];

/** Each file's literals, and by which types they are taken: the beta twin takes what its GA twin does. */
const RIGHT = [
  ...GA_FILES.flatMap((file) => [...GA_TYPES, ...BETA_TYPES].map((type) => ({ file, type }))),
  ...BETA_TYPES.map((type) => ({ file: "beta", type })),
];

/** Their mistakes, by the types that they are written for. */
const WRONG = RIGHT.filter(({ file, type }) => (file === "beta") === BETA_TYPES.includes(type));

/** By file, from 0; in one go, for reading the types is what takes its time. */
let refusedLines: ReadonlyMap<string, ReadonlySet<number>>;

beforeAll(async () => {
  const texts = new Map([
    ...RIGHT.map(({ file, type }) => entry(file, type, "right", rightOf(file))),
    ...WRONG.map(({ file, type }) => entry(file, type, "wrong", wrongOf(file))),
  ]);
  refusedLines = await linesRefused(texts, { noUnusedLocals: false });
});

test.each(RIGHT)("every literal of $file is a $type", ({ file, type }) => {
  expect(refused(pathOf(file, type, "right"), rightOf(file))).toEqual([]);
});

test.each(WRONG)("no name and no type in $file can be misspelt for a $type", ({ file, type }) => {
  const mistakes = wrongOf(file);
  expect(refused(pathOf(file, type, "wrong"), mistakes)).toEqual(mistakes.map(({ name }) => name));
});

/** Those of the literals that the compiler refuses. */
function refused(path: string, of: readonly Literal[]): readonly string[] {
  const names = ["what stands before the literals", ...of.map(({ name }) => name)];
  return names.filter((_, line) => refusedLines.get(path)?.has(line));
}

function rightOf(file: string): readonly Literal[] {
  return literals(sourceOf(file));
}

function wrongOf(file: string): readonly Literal[] {
  return misspellings(sourceOf(file));
}

/** One line for what stands before the literals, and one for each of them. */
function textOf(of: readonly Literal[], file: string, type: string): string {
  const head = `${IMPORT} ${declarations(sourceOf(file))}`.replaceAll("\n", " ");
  return [head, ...of.map(({ literal }) => `(${literal}) satisfies ${type};`)].join("\n");
}

function entry(
  file: string,
  type: string,
  kind: string,
  of: readonly Literal[],
): readonly [path: string, text: string] {
  return [pathOf(file, type, kind), textOf(of, file, type)];
}

function pathOf(file: string, type: string, kind: string): string {
  return `${file}-${type}-${kind}.ts`;
}

function sourceOf(file: string): ts.SourceFile {
  const path = join(import.meta.dirname, "requests", `${file}.ts`);
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

describe("on the wire", () => {
  test("the GA twin gets all of them as they are, from our client as from the SDK", async () => {
    await using server = await startServer();
    const requests = Object.values(GA);
    await createClient(server.clientOptions).messages.batches.create({ requests });
    await sdkOf(server).messages.batches.create({ requests });
    const expected = { target: BATCHES, body: { requests }, status: 200 };
    expect(server.requests.map(essence)).toEqual([expected, expected]);
  });

  test("the beta twin gets them too, and its own", async () => {
    await using server = await startServer();
    const requests = [...Object.values(GA), ...Object.values(BETA)];
    await createClient(server.clientOptions).messages.batches.create({ requests }, { beta: true });
    await sdkOf(server).beta.messages.batches.create({ requests });
    const expected = { target: `${BATCHES}?beta=true`, body: { requests }, status: 200 };
    expect(server.requests.map(essence)).toEqual([expected, expected]);
  });
});

describe("complete", () => {
  test.each([
    { twin: "GA", requests: GA },
    { twin: "beta", requests: { ...GA, ...BETA } },
  ])(
    "every kind of block, source, tool and setting of $twin has a literal",
    ({ twin, requests }) => {
      const { checker, typeAt } = readTypes("pairs.ts");
      const text = JSON.stringify(requests);
      const tags = [...typeTags(checker, typeAt("Requests", twin, "ours"))];
      expect(tags.filter((tag) => !text.includes(`"type":"${tag}"`))).toEqual([]);
      const params = checker.getPropertiesOfType(typeAt("Requests", twin, "ours", "params"));
      expect(params.filter(({ name }) => !text.includes(`"${name}":`))).toEqual([]);
    },
  );
});

test("each feature has one literal, and its custom_id says which", () => {
  const all = { ...GA, ...BETA };
  const tables = [CONTENT, TOOL_RESULTS, CODE_EXECUTION, TOOLS, SETTINGS, BETA];
  expect(Object.values(all).map(({ custom_id }) => custom_id)).toEqual(
    tables.flatMap((table) => Object.keys(table)),
  );
});

function essence({ target, body, status }: RecordedRequest) {
  return { target, body, status };
}

function sdkOf({ url: baseURL, apiKey }: { readonly url: string; readonly apiKey: string }) {
  return new Anthropic({ baseURL, apiKey, maxRetries: 0 });
}
