/** Descriptions of more than one file: compared as the whole that they are. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diff } from "../../scripts/diff.ts";
import type { Problem } from "../../scripts/diagnostics.ts";
import { api } from "../support/diff.ts";
import { sendJson, startLoopback } from "../support/loopback.ts";

type Tree = Readonly<Record<string, object>>;

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "twinfold-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the files, and gives the path of the description. */
function written(name: string, tree: Tree, main = "api.json"): string {
  for (const [path, data] of Object.entries(tree)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(data));
  }
  return join(folder, name, main);
}

const answer = (schema: object): object => ({
  get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } },
});
const text = { type: "string" };
const cat = (more: object = {}): object => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "cat" }, ...more },
});
const dog = { type: "object", required: ["kind"], properties: { kind: { const: "dog" } } };

/** An answer in a file of its own, whose union has members in further files and in the description. */
const split = (own: object): Tree => ({
  "api.json": api(
    { "/pets": { $ref: "paths/pets.json" } },
    { components: { schemas: { Dog: dog } } },
  ),
  "paths/pets.json": answer({
    oneOf: [{ $ref: "../schemas/Cat.json" }, { $ref: "../api.json#/components/schemas/Dog" }],
    discriminator: {
      propertyName: "kind",
      mapping: { cat: "../schemas/Cat.json", dog: "../api.json#/components/schemas/Dog" },
    },
  }),
  "schemas/Cat.json": own,
});

const whole = (own: object): object =>
  api(
    {
      "/pets": answer({
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
        },
      }),
    },
    { components: { schemas: { Cat: own, Dog: dog } } },
  );

async function said(
  before: string | object,
  after: string | object,
  options: { readonly allowRefs?: readonly string[] } = {},
): Promise<{ changes: string[]; problems: string[] }> {
  const problems: Problem[] = [];
  const { changes } = await diff(before, after, {
    ...options,
    compiler: false,
    onProblem: (it) => problems.push(it),
  });
  return {
    changes: changes.map(({ level, id, pointer }) => `${level} ${id} ${pointer}`),
    problems: problems.map(({ code }) => code),
  };
}

test("a change in a further file is told once, where it stands, with the methods that it reaches", async () => {
  const [before, after] = [
    written("old", split(cat({ lives: text }))),
    written("new", split(cat())),
  ];
  const { changes } = await diff(before, after, { compiler: false });
  expect(changes).toMatchObject([
    {
      id: "property-removed",
      pointer: "/x-files/schemas~1Cat.json/properties/lives",
      methods: ["pets.list"],
    },
  ]);
});

test("is nothing where the same files lie elsewhere, or are one", async () => {
  const same = cat({ lives: text });
  const [before, after] = [written("old", split(same)), written("new", split(same))];
  expect(await said(before, after)).toEqual({ changes: [], problems: [] });
  expect(await said(before, whole(same))).toEqual({ changes: [], problems: [] });
  expect(await said(whole(same), before)).toEqual({ changes: [], problems: [] });
});

const circle = (type: string): Tree => ({
  "api.json": api({ "/a": answer({ $ref: "a.json" }) }),
  "a.json": { type: "object", properties: { b: { $ref: "b.json#/B" } } },
  "b.json": {
    B: { type: "object", properties: { a: { $ref: "a.json" }, c: { $ref: "#/C" } } },
    C: { type },
  },
});

test("files that hold each other are read once", async () => {
  const [before, after] = [written("old", circle("string")), written("new", circle("integer"))];
  expect((await said(before, after)).changes).toEqual(["breaking type-changed /x-files/b.json/C"]);
});

const outside: Tree = {
  "in/api.json": api({ "/a": answer({ $ref: "../shared.json" }) }),
  "shared.json": text,
};

describe("a file that cannot be had", () => {
  test("is noted where it is missing", async () => {
    const tree = { "api.json": api({ "/a": answer({ $ref: "gone.json" }) }) };
    const [before, after] = [written("old", tree), written("new", tree)];
    const { changes, problems } = await said(before, after);
    expect(changes).toEqual([]);
    expect(problems).toContain("ref-broken");
  });

  test("is noted where it lies out of the folder of the description, until that is allowed", async () => {
    const [before, after] = [
      written("old", outside, "in/api.json"),
      written("new", { ...outside, "shared.json": { type: "integer" } }, "in/api.json"),
    ];
    expect(await said(before, after)).toEqual({
      changes: [],
      problems: ["ref-external", "ref-external"],
    });
    expect(await said(before, after, { allowRefs: [folder] })).toEqual({
      changes: ["breaking type-changed /x-files/..~1shared.json"],
      problems: [],
    });
  });

  test("is noted where data were given, which lie nowhere", async () => {
    const given = api({ "/a": answer({ $ref: "a.json" }) });
    expect((await said(given, given)).problems).toContain("ref-external");
  });
});

test("the files of a revision are those of the revision", async () => {
  const git = (...args: string[]): unknown =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
  const path = written("api", split(cat({ lives: text })));
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "a");
  written("api", split(cat()));
  const back = process.cwd();
  process.chdir(folder);
  try {
    expect(await said("git:HEAD:api/api.json", path)).toEqual({
      changes: ["breaking property-removed /x-files/schemas~1Cat.json/properties/lives"],
      problems: [],
    });
  } finally {
    process.chdir(back);
  }
});

/** A server of a description's files, by their paths. */
async function served(tree: Tree): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const { url } = await startLoopback(({ url: path }, response) => {
    asked.push(path);
    const found = tree[decodeURIComponent(path.slice(1).replace(/\?.*/, ""))];
    sendJson(response, found ?? {}, { status: found === undefined ? 404 : 200 });
  });
  return { url, asked };
}

const far = (own: object): Tree => ({
  "api.json": api({ "/a": answer({ $ref: "inner%20files/a.json#/A" }) }),
  "inner files/a.json": { A: { type: "object", properties: { b: { $ref: "b.json" } } } },
  "inner files/b.json": own,
});

describe("the files of a URL", () => {
  test("of its origin are compared with it, whatever is allowed beside", async () => {
    const { url, asked } = await served(far(text));
    const path = written("old", far(text));
    for (const allowRefs of [undefined, [folder]])
      expect(await said(path, `${url}/api.json?v=1`, { ...(allowRefs && { allowRefs }) })).toEqual({
        changes: [],
        problems: [],
      });
    expect(asked.slice(0, 3)).toEqual([
      "/api.json?v=1",
      "/inner%20files/a.json",
      "/inner%20files/b.json",
    ]);
    expect(await said(written("new", far({ type: "integer" })), `${url}/api.json`)).toEqual({
      changes: ["breaking type-changed /x-files/inner files~1b.json"],
      problems: [],
    });
  });

  test("of another origin only where that is allowed", async () => {
    const other = await served({ "a.json": text });
    const { url } = await served({
      "api.json": api({ "/a": answer({ $ref: `${other.url}/a.json` }) }),
    });
    const here = written("old", { "api.json": api({ "/a": answer({ type: "integer" }) }) });
    const { problems } = await said(here, `${url}/api.json`);
    expect(problems).toEqual(["ref-external"]);
    expect(other.asked).toEqual([]);
    expect(await said(here, `${url}/api.json`, { allowRefs: [other.url] })).toMatchObject({
      changes: [expect.stringMatching(/^breaking type-changed/)],
      problems: [],
    });
  });
});
