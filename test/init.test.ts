/** The start of a project. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../scripts/config.ts";
import { generate } from "../scripts/generate.ts";
import { init, nextSteps, usualSpec } from "../scripts/init/index.ts";
import { apiFacts } from "../scripts/init/profile.ts";
import { update } from "../scripts/update.ts";
import { ROOT, temporaryFolder, twinfold } from "./support/cli.ts";
import { compileErrors } from "./support/compile.ts";
import { messagesOf } from "./support/description.ts";
import { startLoopback } from "./support/loopback.ts";

describe("settings", () => {
  test("are the defaults, with the description", async () => {
    const folder = await temporaryFolder();
    await init({ folder, spec: "./api.yaml", root: {} });
    const { spec, folder: _, ...made } = await readConfig(join(folder, "twinfold.config.json"));
    await writeFile(join(folder, "empty.json"), "{}");
    const { folder: __, ...defaults } = await readConfig(join(folder, "empty.json"));
    expect(spec).toBe("./api.yaml");
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
    expect(await init({ folder, spec: "api.yaml", root: {} })).toEqual(["twinfold.config.json"]);
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

const SERVER = { url: "https://{region}.example/v2/", variables: { region: { default: "eu" } } };
const KEY = { type: "apiKey", in: "header", name: "X-Orchard-Key" };

describe("facts of the API", () => {
  test.each([
    ["the title", { info: { title: "The Orchard API" } }, { name: "The Orchard API" }],
    [
      "a variable of its name",
      { info: { title: "The Orchard API" } },
      { variable: "ORCHARD_API_KEY" },
    ],
    [
      "a variable that begins with a letter",
      { info: { title: "3 Trees" } },
      { variable: "API_3_TREES_API_KEY" },
    ],
    [
      "the first server, variables settled",
      { servers: [SERVER] },
      { baseUrl: "https://eu.example/v2" },
    ],
    [
      "no server that is no URL",
      { servers: [{ url: "/v2" }] },
      { baseUrl: "https://api.example.com" },
    ],
    [
      "the header of the key",
      {
        components: { securitySchemes: { a: { type: "apiKey", in: "query", name: "k" }, b: KEY } },
      },
      { auth: { header: "x-orchard-key" } },
    ],
    [
      "a bearer token",
      { components: { securitySchemes: { a: { type: "http", scheme: "bearer" } } } },
      { auth: { header: "authorization", scheme: "Bearer" } },
    ],
    ["what is usual, of nothing", null, { name: "API", variable: "API_API_KEY" }],
  ])("%s", (_, root, facts) => {
    expect(apiFacts(root)).toMatchObject(facts);
  });

  test("become no code", async () => {
    const folder = await temporaryFolder();
    const title = 'x"; process.exit(1); /* \u2028 */ //';
    await init({ folder, spec: "api.yaml", root: { info: { title }, servers: [] } });
    const text = await readFile(join(folder, "client.ts"), "utf8");
    const line = text.split("\n").find((it) => it.includes("name:")) ?? "";
    expect(
      JSON.parse(
        line
          .trim()
          .replace(/^name: /, "")
          .replace(/,$/, ""),
      ),
    ).toBe(title);
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
    expect.stringMatching(/leave open: 2, proposed.*leave open: 2, proposed/s),
  ]);
  expect(stdout).toContain("pet.addPet");
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

test.each([
  ['{ "type": "module" }', "npm install twinfold"],
  ["{}", "npm pkg set type=module && npm install twinfold"],
])("a project of %s, or a folder in it, goes on by %s", async (manifest, steps) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), manifest);
  expect(nextSteps(join(folder, "api"))).toBe(steps);
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
