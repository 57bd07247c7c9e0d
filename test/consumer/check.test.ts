/** A consumer's own sources against both versions of the client: what stops compiling, and why. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Change, ConsumerLine, DiffReport } from "../../scripts/compare/index.ts";
import { diff } from "../../scripts/diff.ts";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { ROOT, temporaryFolder } from "../support/cli.ts";
import { api } from "../support/diff.ts";

const FIXTURE = relative("", join(ROOT, "test/fixtures/consumer"));
const SOURCES = `${FIXTURE}/src/*.ts`;
const CONFIG = join(FIXTURE, "twinfold.config.json");

const text = { type: "string" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const answer = (schema: object): object => ({ "200": { description: "", ...json(schema) } });
const id = { name: "id", in: "path", required: true, schema: text };

const query = (name: string, required = false): object => ({
  name,
  in: "query",
  required,
  schema: text,
});

interface Orchard {
  readonly tree: object;
  readonly newTree: object;
  readonly fells: boolean;
  /** Parameters of the list of trees, and of a tree's log. */
  readonly listed: readonly object[];
  readonly logs: readonly object[];
  readonly groves: "/groves" | "/groves?beta=true";
}

/** An orchard: trees are planted, listed, looked at and, in the older version, felled. */
function orchard({ tree, newTree, fells, listed, logs, groves }: Orchard): object {
  const fell = { delete: { parameters: [id], responses: { "204": { description: "" } } } };
  const paths = {
    ...(fells && { "/leaves": { get: { responses: answer({ type: "array", items: text }) } } }),
    [groves]: { get: { responses: answer({ type: "array", items: text }) } },
    "/trees": {
      get: { parameters: listed, responses: answer({ type: "array", items: ref("Tree") }) },
      post: {
        requestBody: { required: true, ...json(ref("NewTree")) },
        responses: answer(ref("Tree")),
      },
    },
    "/trees/{id}": {
      get: { parameters: [id], responses: answer(ref("Tree")) },
      ...(fells && fell),
    },
    "/trees/{id}/logs": {
      get: { parameters: [id, ...logs], responses: answer({ type: "array", items: text }) },
    },
  };
  return api(paths, { components: { schemas: { Tree: tree, NewTree: newTree } } });
}

const object = (properties: object, required: readonly string[]): object => ({
  type: "object",
  properties,
  required,
});

const BEFORE = orchard({
  tree: object({ kind: text, owner: text, age: { type: "integer" } }, ["kind", "owner", "age"]),
  newTree: object({ kind: text, height: { type: "integer" } }, ["kind"]),
  fells: true,
  listed: [query("kind"), query("tag")],
  logs: [query("year")],
  groves: "/groves?beta=true",
});
const AFTER = orchard({
  tree: object({ kind: text, owner: { type: ["string", "null"] } }, ["kind", "owner"]),
  newTree: object({ kind: text, height: text, site: text }, ["kind", "site"]),
  fells: false,
  listed: [query("kind")],
  logs: [query("year", true)],
  groves: "/groves",
});

const options = (consumer: string, more: object = {}): Parameters<typeof diff>[2] => ({
  compiler: false,
  config: CONFIG,
  consumer: { consumer: [consumer], ...more },
});

const placed = (lines: readonly ConsumerLine[] = []): string[] =>
  lines.map(
    ({ file, line, column, code }) => `${relative(FIXTURE, file)}:${line}:${column} ${code}`,
  );

const refusal = (consumer: string, more: object = {}): Promise<string> =>
  diff(BEFORE, AFTER, options(consumer, more)).then(
    () => "",
    (error: unknown) => (error instanceof ProblemsError ? error.message : String(error)),
  );

describe("a small project", () => {
  let report: DiffReport;
  beforeAll(async () => {
    report = await diff(BEFORE, AFTER, options(SOURCES));
  });

  test("is told each line that stops compiling, and no other", () => {
    expect(placed(report.consumer)).toEqual([
      "src/listed.ts:4:38 TS2353", // trees are no longer found by tag
      "src/listed.ts:5:27 TS2554", // the log is that of a year
      "src/order.ts:3:41 TS2322", // the height of a new tree is a text
      "src/order.ts:7:32 TS2339", // the tree has no age
      "src/order.ts:9:29 TS2345", // a new tree has a site
      "src/order.ts:10:22 TS2339", // trees are no longer felled
      "src/order.ts:11:7 TS18047", // the tree may have no owner
      "src/twins.ts:4:30 TS2322", // groves are no longer beta
      "src/twins.ts:5:30 TS2322",
      "src/twins.ts:8:59 TS2339", // leaves are gone, and what held them
    ]);
  });

  test("is told the compiler's reason", () => {
    expect(report.consumer?.[4]?.message).toContain("'site' is missing");
  });

  test("is told the change that is the cause, first", () => {
    const known = new Map(report.changes.map((it): [string, Change] => [it.fingerprint, it]));
    const causes = report.consumer?.map(({ causes: [first] }) => {
      const change = known.get(first?.fingerprint ?? "");
      return `${change?.id} ${change?.pointer.split("/").slice(-1)[0]}`;
    });
    expect(causes).toEqual([
      "parameter-removed 1",
      "parameter-became-required 1",
      "type-changed height",
      "property-removed age",
      "property-added-required site",
      "operation-removed delete",
      "null-allowed owner",
      "twin-moved paths",
      "twin-moved paths",
      "operation-removed get",
    ]);
  });
});

describe("a client that is installed as a package", () => {
  test("is replaced where its generated part is, whatever leads there", async () => {
    const folder = await temporaryFolder();
    const installed = join(folder, "node_modules/orchard");
    mkdirSync(join(installed, "dist/generated"), { recursive: true });
    cpSync(join(FIXTURE, "src"), join(folder, "src"), { recursive: true });
    const exported = { ".": { types: "./dist/index.d.ts" } };
    const files = {
      "package.json": JSON.stringify({ name: "orchard", exports: exported }),
      "dist/index.d.ts": 'export type * from "./generated/index.js";',
      "dist/generated/index.d.ts": "",
      "dist/generated/schema.d.ts": "",
      "dist/generated/methods.d.ts": `import { Resource } from "${join(ROOT, "src/runtime.ts")}";`,
    };
    for (const [path, content] of Object.entries(files))
      writeFileSync(join(installed, path), content);
    writeFileSync(
      join(folder, "src/shop.ts"),
      'import type { Tree } from "orchard";\nexport const age = (tree: Tree): number => tree.age;\n',
    );
    const { consumer } = await diff(
      BEFORE,
      AFTER,
      options(join(folder, "src/shop.ts"), { client: "orchard" }),
    );
    expect(consumer).toMatchObject([{ line: 2, column: 49, code: "TS2339" }]);
  });
});

describe("a check that would say nothing is refused", () => {
  test.each([
    { name: "no file", consumer: `${FIXTURE}/none/*.ts`, says: "matches no file" },
    { name: "no import", consumer: `${FIXTURE}/src/ambient.d.ts`, says: "imports the client" },
    {
      name: "no project",
      consumer: SOURCES,
      more: { tsconfig: `${FIXTURE}/tsconfig.none.json` },
      says: "--tsconfig",
    },
  ])("$name", async ({ consumer, more, says }) => {
    expect(await refusal(consumer, more)).toContain(says);
  });

  test("a package whose types are in one piece", async () => {
    const folder = await temporaryFolder();
    const installed = join(folder, "node_modules/orchard");
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, "package.json"), '{ "name": "orchard", "types": "all.d.ts" }');
    writeFileSync(join(installed, "all.d.ts"), "export interface Tree { age: number }\n");
    writeFileSync(join(folder, "use.ts"), 'export type { Tree } from "orchard";\n');
    expect(await refusal(join(folder, "use.ts"), { client: "orchard" })).toMatch(
      /imported from .*orchard, whose types are in one piece: other versions cannot take their place/,
    );
  });

  test("no runtime", async () => {
    const folder = await temporaryFolder();
    const config = join(folder, "twinfold.config.json");
    writeFileSync(config, JSON.stringify({ runtime: "not-installed" }));
    writeFileSync(join(folder, "use.ts"), 'export type { Tree } from "./generated/index.ts";\n');
    const problem = await diff(BEFORE, AFTER, {
      ...options(join(folder, "use.ts")),
      config,
    }).catch((error: unknown) => String(error));
    expect(problem).toContain("the client has no runtime");
  });
});
