/** Descriptions of several files: read as one where that is allowed, and nowhere else. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ProblemsError } from "../../scripts/diagnostics.ts";
import { allowedOf, load } from "../../scripts/load/index.ts";
import type { FilesOptions } from "../../scripts/load/files.ts";
import { temporaryFolder } from "../support/cli.ts";
import { messagesOf, ref, referring } from "../support/description.ts";

const MAIN = `
openapi: 3.1.0
info: { title: Orchard, version: "1" }
paths:
  /trees: { $ref: paths/trees.yaml }
components:
  schemas:
    Fruit: { $ref: "schemas/fruit.json#/definitions/Fruit" }
`;
const FILES = {
  "api.yaml": MAIN,
  "paths/trees.yaml": `
get:
  parameters: [{ $ref: "../common.yaml#/Limit" }]
  responses:
    "200":
      description: ok
      content: { application/json: { schema: { $ref: ../schemas/Tree.yaml } } }
`,
  "common.yaml": "Limit: { name: limit, in: query, schema: { type: integer } }",
  "schemas/Tree.yaml": `
type: object
properties:
  fruit: { $ref: "fruit.json#/definitions/Fruit" }
  parent: { $ref: Tree.yaml }
  root: { $ref: "../api.yaml#/components/schemas/Fruit" }
`,
  "schemas/fruit.json": JSON.stringify({
    definitions: {
      Fruit: {
        type: "object",
        properties: { tree: { $ref: "./Tree.yaml" }, seed: { $ref: "#/definitions/Seed" } },
      },
      Seed: { type: "string" },
    },
  }),
};

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const allow = (...written: string[]): FilesOptions => ({ allowed: allowedOf(written, "/") });

test("relative references lead from the file they stand in, circles end, and every schema has its name", async () => {
  const folder = await folderOf(FILES);
  const { operations, schemas } = await load(join(folder, "api.yaml"), allow(folder));
  expect(
    operations.map(({ method, pathKey, parameters }) => [method, pathKey, parameters[0]?.name]),
  ).toEqual([["GET", "/trees", "limit"]]);
  expect(schemas).toEqual({
    Fruit: { type: "object", properties: { seed: ref("Seed"), tree: ref("Tree") } },
    Seed: { type: "string" },
    Tree: {
      type: "object",
      properties: { fruit: ref("Fruit"), parent: ref("Tree"), root: ref("Fruit") },
    },
  });
});

test("the hash of the description covers every file", async () => {
  const [one, other] = await Promise.all(
    ["string", "integer"].map(async (type) => {
      const folder = await folderOf({ "a.json": referring("b.yaml"), "b.yaml": `type: ${type}` });
      return load(join(folder, "a.json"), allow(folder));
    }),
  );
  expect(one?.sha256).not.toBe(other?.sha256);
});

test("what is wrong in a further file is told with that file, line and column", async () => {
  const folder = await folderOf({
    "a.json": referring("b.yaml"),
    "b.yaml": "type: object\nproperties:\n  p: { $ref: '#/nowhere' }\n  q: { type: strnig }\n",
  });
  const error: unknown = await load(join(folder, "a.json"), allow(folder)).catch(
    (it: unknown) => it,
  );
  expect((error as ProblemsError).problems).toMatchObject([
    {
      code: "ref-broken",
      file: expect.stringMatching(/b\.yaml$/),
      pointer: "/properties/p/$ref",
      line: 3,
    },
    {
      code: "structure",
      file: expect.stringMatching(/b\.yaml$/),
      pointer: "/properties/q/type",
      line: 4,
    },
  ]);
});

describe("without leave no other file is read", () => {
  test.each([
    "b.yaml",
    "/etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1:1/a",
    "//127.0.0.1/a",
    "data:,{}",
  ])("%s", async ($ref) => {
    const folder = await folderOf({ "a.json": referring($ref), "b.yaml": "type: string" });
    expect(await messagesOf(() => load(join(folder, "a.json")))).toMatch(
      /^ref-external: .* leads out of the description .*--allow-refs/,
    );
  });
});

describe("with leave for a folder", () => {
  test.each([
    ["a file beside it", "../b.yaml", "it is in no folder that is allowed"],
    [
      "a folder whose name begins alike",
      "../main-other/b.yaml",
      "it is in no folder that is allowed",
    ],
    ["a link out of it", "link.yaml", "it is a link out of the folders that are allowed"],
    ["a link to a folder out of it", "linked/b.yaml", "it is a link out of the folders"],
    ["a file of the system", "/etc/passwd", "it is in no folder that is allowed"],
    ["a file by its URL", "file:///etc/passwd", "it is in no folder that is allowed"],
    ["an encoded way out", "%2e%2e/b.yaml", "it is in no folder that is allowed"],
    ["the network", "https://example.com/b.yaml", "its origin is not allowed"],
    ["the folder itself", ".", "it is in no folder that is allowed"],
  ])("%s is not read", async (_, $ref, reason) => {
    const folder = await folderOf({
      "main/a.json": referring($ref),
      "b.yaml": "type: string",
      "main-other/b.yaml": "type: string",
    });
    await symlink(join(folder, "b.yaml"), join(folder, "main/link.yaml"));
    await symlink(folder, join(folder, "main/linked"));
    const message = await messagesOf(() =>
      load(join(folder, "main/a.json"), allow(join(folder, "main"))),
    );
    expect(message).toMatch(/^ref-external: /);
    expect(message).toContain(reason);
  });

  test("a file that is missing, or is none, leads nowhere", async () => {
    const folder = await folderOf({
      "a.json": referring("none.yaml"),
      "c.json": referring("d.yaml#/X"),
      "d.yaml": "X: [",
    });
    expect(await messagesOf(() => load(join(folder, "a.json"), allow(folder)))).toMatch(
      /^ref-broken: "none.yaml" leads nowhere: .*there is no such file/,
    );
    expect(await messagesOf(() => load(join(folder, "c.json"), allow(folder)))).toMatch(
      /^ref-broken: "d.yaml#\/X" leads nowhere: .*d\.yaml is neither JSON nor YAML/,
    );
  });

  test("all files together are bounded", async () => {
    const folder = await folderOf({
      "a.json": referring("b.yaml"),
      "b.yaml": `x: ${"x".repeat(21_000_000)}`,
    });
    expect(await messagesOf(() => load(join(folder, "a.json"), allow(folder)))).toContain(
      "it is larger than",
    );
  });
});

test("two schemas that would share a name are told, and a component that refers to one settles it", async () => {
  const files = {
    "a.yaml":
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { properties: { x: { $ref: 'x.yaml#/$defs/E' }, y: { $ref: 'y.yaml#/$defs/E' } } } } }",
    "x.yaml": "$defs: { E: { type: string } }",
    "y.yaml": "$defs: { E: { type: integer } }",
  };
  const folder = await folderOf(files);
  const message = await messagesOf(() => load(join(folder, "a.yaml"), allow(folder)));
  expect(message).toMatch(
    /^name-clash: .*y\.yaml#\/\$defs\/E and .*x\.yaml#\/\$defs\/E would share a name .*by a \$ref to it/,
  );
  const settled = files["a.yaml"].replace("A:", "YE: { $ref: 'y.yaml#/$defs/E' }, A:");
  const { schemas } = await load(
    join(await folderOf({ ...files, "a.yaml": settled }), "a.yaml"),
    allow("/tmp"),
  );
  expect(Object.keys(schemas)).toEqual(["A", "E", "YE"]);
});
