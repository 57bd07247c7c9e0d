/** The start of a project. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../scripts/config.ts";
import { writeFirstWorkflow } from "../scripts/first-workflow.ts";
import { generate } from "../scripts/generate.ts";
import { init, nextSteps, usualSpec } from "../scripts/init/index.ts";
import { update } from "../scripts/update.ts";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";
import { compileErrors } from "./support/compile.ts";
import { messagesOf } from "./support/description.ts";
import { startLoopback } from "./support/loopback.ts";

describe("settings", () => {
  test("are the defaults, with the description", async () => {
    const folder = await temporaryFolder();
    await init({ folder, spec: join(folder, "spec", "api.yaml"), root: {} });
    const { spec, folder: _, ...made } = await readConfig(join(folder, "twinfold.config.json"));
    await writeFile(join(folder, "empty.json"), "{}");
    const { folder: __, ...defaults } = await readConfig(join(folder, "empty.json"));
    expect(spec).toBe("spec/api.yaml"); // as another machine has it
    expect(made).toEqual(defaults);
  });

  test("say of each what it is for", async () => {
    const folder = await temporaryFolder();
    await init({ folder, spec: "api.yaml", root: {} });
    const lines = (await readFile(join(folder, "twinfold.config.json"), "utf8")).split("\n");
    const settings = lines.flatMap((line, i) => (/^ {2}"/.test(line) ? [lines[i - 1] ?? ""] : []));
    expect(settings.length).toBeGreaterThan(5);
    for (const above of settings) expect(above).toMatch(/^ {2}\/\/ /);
  });

  test("show the rows by which lists page, since one that is given alone takes their place", async () => {
    const folder = await temporaryFolder();
    await init({ folder, spec: "api.yaml", root: {} });
    const path = join(folder, "twinfold.config.json");
    const text = await readFile(path, "utf8");
    const { paging } = await readConfig(path);
    await writeFile(
      path,
      text.replace(/^ {2}"paging": \[/m, '$&{ "in": "header", "name": "a", "header": "A" },'),
    );
    expect((await readConfig(path)).paging.slice(1)).toEqual(paging);
  });

  test.each(["./", "../"])(
    "name the JSON Schema of the tool that is in %snode_modules",
    async (up) => {
      const folder = join(await temporaryFolder(), "project");
      const path = `${up}node_modules/@twinfold/cli/config.schema.json`;
      await mkdir(join(folder, path, ".."), { recursive: true });
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, path), "{}");
      await init({ folder, spec: "api.yaml", root: {} });
      const { $schema } = await readConfig(join(folder, "twinfold.config.json"));
      expect($schema).toBe(path);
    },
  );

  test("that are there are not touched", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "twinfold.config.json");
    await writeFile(path, "{}");
    expect(await messagesOf(() => init({ folder, spec: "api.yaml", root: {} }))).toMatch(
      /^usage: twinfold\.config\.json is there already; run twinfold generate/,
    );
    expect(await readFile(path, "utf8")).toBe("{}");
  });

  test("leave a client that is there as it is", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "client.ts"), "// mine");
    expect(await init({ folder, spec: "api.yaml", root: {} })).toEqual({
      written: ["twinfold.config.json"],
      guesses: [],
    });
    expect(await readFile(join(folder, "client.ts"), "utf8")).toBe("// mine");
  });
});

describe("files import each other", () => {
  const strict = '{ "compilerOptions": { "strict": true } }';
  test.each([
    ["by .js where the compiler takes no other", strict, ".js"],
    ["by .ts where it may", strict.replace("strict", "allowImportingTsExtensions"), ".ts"],
    ["by .ts where nothing is compiled", undefined, ".ts"],
  ])("%s", async (_, tsconfig, extension) => {
    const folder = await temporaryFolder();
    if (tsconfig !== undefined) await writeFile(join(folder, "tsconfig.json"), tsconfig);
    const spec = join(ROOT, "test/fixtures/orchard.yaml");
    await init({ folder, spec, root: {} });
    await generate({ config: join(folder, "twinfold.config.json"), runtime: "twinfold/runtime" });
    const paths = ["client.ts", "generated/index.ts", "generated/methods.ts"];
    const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
    const relative = texts.flatMap((text) => text.match(/(?<=from ")\.\/[^"]+/g) ?? []);
    expect(relative.length).toBeGreaterThan(5);
    expect(relative.filter((specifier) => !specifier.endsWith(extension))).toEqual([]);
  });
});

describe("a description that is not named", () => {
  test("is looked for in the usual places", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "openapi.json"), "{}");
    expect(usualSpec(folder)).toBe("openapi.json");
  });

  test("is asked for where there is none", async () => {
    const folder = await temporaryFolder();
    expect(await messagesOf(() => usualSpec(folder))).toMatch(/twinfold init <path\|url>/);
  });
});

test("names that the rules leave open are proposed, each with what it settles", async () => {
  const folder = await temporaryFolder();
  const answer = { responses: { 204: { description: "done" } } };
  const paths = {
    "/pet": { post: { operationId: "addPet", ...answer } },
    "/pet/{id}/toys": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: answer,
    },
  };
  const info = { title: "Pets", version: "1" };
  const schemas = ["pet-toy", "PetToy", "Client", "PetResource"];
  const components = {
    schemas: Object.fromEntries(schemas.map((key) => [key, { type: "object" }])),
  };
  const description = JSON.stringify({ openapi: "3.1.0", info, paths, components });
  await writeFile(join(folder, "openapi.json"), description);
  const { code, stdout, stderr } = await twinfold(["init"], { folder });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(
      /^written:.*\nnames that the rules leave open: 4, proposed .*\n(?:note: client.ts: .*\n){2}next:/,
    ),
  ]);
  expect(stdout).toContain("pet.addPet");
  expect(await readFile(join(folder, "twinfold.config.json"), "utf8")).toContain(
    '\n    { "operation": "POST /pet", "name": "pet.addPet", "reason": "pet is',
  );
  const { names, typeNames } = await readConfig(join(folder, "twinfold.config.json"));
  const reason = expect.stringMatching(/^pet is the name of POST \/pet and the namespace of/);
  expect(names).toEqual([{ operation: "POST /pet", name: "pet.addPet", reason }]);
  expect(typeNames).toEqual([
    { schema: "pet-toy", name: "PetToySchema", reason: expect.stringContaining('"PetToy" and') },
    {
      schema: "Client",
      name: "ClientSchema",
      reason: expect.stringMatching(/^Client would be both/),
    },
    { schema: "PetResource", name: "PetResourceSchema", reason: expect.any(String) },
  ]);
});

test("of a description that is too large, the part that is asked for is generated", async () => {
  const folder = await temporaryFolder();
  const paths = Object.fromEntries(
    Array.from({ length: 3_001 }, (_, i) => [`/v1/p${i}`, { get: {} }]),
  );
  const info = { title: "Pets", version: "1" };
  await writeFile(join(folder, "openapi.json"), JSON.stringify({ openapi: "3.1.0", info, paths }));
  const { code, stdout } = await twinfold(["init", "--include", "/v1/p7,/v1/p8"], { folder });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/p7.*\n.*p8/)]);
  const { include } = await readConfig(join(folder, "twinfold.config.json"));
  expect(include).toEqual(["/v1/p7", "/v1/p8"]);
});

test("a description elsewhere is taken in at once: checks work offline, and the first update has nothing new to tell", async () => {
  const description = await readFile(join(ROOT, "test/fixtures/orchard.yaml"), "utf8");
  const server = await startLoopback((_, response) => void response.end(description));
  const folder = await temporaryFolder();
  const { code, stderr } = await twinfold(["init", `${server.url}/openapi.yaml`], { folder });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/twinfold\.spec\.yaml, twinfold\.lock/),
  ]);
  expect(await readFile(join(folder, "twinfold.spec.yaml"), "utf8")).toBe(description);
  expect(server.requests).toHaveLength(1);
  const config = join(folder, "twinfold.config.json");
  expect((await generate({ config, check: true })).state).toMatchObject({ stale: [], missing: [] });
  expect(await update({ config })).toMatchObject({ changed: false });
});

test("the workflow of a package within a repository is at the repository's root and runs in the package", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, ".git"));
  const folder = join(root, "packages/trees api");
  await mkdir(folder, { recursive: true });
  expect(await writeFirstWorkflow(folder)).toBe("../../.github/workflows/twinfold.yml");
  const text = await readFile(join(root, ".github/workflows/twinfold.yml"), "utf8");
  expect(text).toContain('defaults: { run: { working-directory: "packages/trees api" } }');
  expect(await writeFirstWorkflow(join(root, "packages"))).toBeUndefined();
  expect(await readFile(join(root, ".github/workflows/twinfold.yml"), "utf8")).toBe(text);
});

test.each([
  ['{ "type": "module" }', "npm install twinfold, and call"],
  ["{}", "npm pkg set type=module && npm install twinfold, and call"],
])("a project of %s, or a folder in it, goes on by %s", async (manifest, steps) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), manifest);
  expect(nextSteps(join(folder, "api"))).toMatch(new RegExp(`^${steps} createClient`));
});

test("what is there already is no step", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules/twinfold"), { recursive: true });
  for (const path of ["package.json", "node_modules/twinfold/package.json"])
    await writeFile(join(folder, path), '{ "type": "module" }');
  expect(nextSteps(join(folder, "api"))).toMatch(/^call createClient/);
});

test("twinfold init starts a client that compiles, and says what comes next", async () => {
  const folder = await temporaryFolder();
  await copyFile(join(ROOT, "test/fixtures/orchard.yaml"), join(folder, "openapi.yaml"));
  await writeFile(join(folder, "package.json"), "{}");
  const { code, stdout, stderr } = await twinfold(["init", "--workflow"], { folder });
  expect([code, stdout.split("\n")[0]]).toEqual([0, expect.stringMatching(/fold into/)]);
  expect(stderr).toMatch(/^written: twinfold\.config\.json, client\.ts, \.github\/workflows/);
  expect(stderr).toContain("next: npm pkg set type=module && npm install twinfold, and call");
  expect(stderr).toMatch(/^note: the workflow asks where .* twinfold update <url> once/m);
  const names = [
    "client.ts",
    ...["index.ts", "methods.ts", "schema.ts"].map((it) => `generated/${it}`),
  ];
  const files = await Promise.all(
    names.map(async (path) => ({ path, text: await readFile(join(folder, path), "utf8") })),
  );
  expect(compileErrors(files, { paths: { "twinfold/runtime": ["./src/runtime.ts"] } })).toEqual([]);
});
