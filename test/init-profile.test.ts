/** What of an API its description tells the first client: name, address, key, and where errors say what went wrong. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { init } from "../scripts/init/index.ts";
import { apiFacts } from "../scripts/init/profile.ts";
import { temporaryFolder } from "./support/cli.ts";

const SERVER = { url: "https://{region}.example/v2/", variables: { region: { default: "eu" } } };
const KEY = { type: "apiKey", in: "header", name: "X-Orchard-Key" };

const TEXT = { type: ["string", "null"] };
const object = (properties: object): object => ({ type: "object", properties });
const inError = (...names: readonly string[]): object => ({
  error: { anyOf: [object(Object.fromEntries(names.map((name) => [name, TEXT]))), {}] },
});

/** A description whose error answers of these statuses have these properties, each schema behind a reference. */
function withErrors(statuses: Readonly<Record<string, object>>): object {
  const schemas = Object.fromEntries(
    Object.entries(statuses).map(([status, properties]) => [
      status,
      { allOf: [object(properties)] },
    ]),
  );
  const responses = Object.fromEntries(
    Object.keys(statuses).map((status) => {
      const schema = { $ref: `#/components/schemas/${status}` };
      return [status, { content: { "application/problem+json": { schema } } }];
    }),
  );
  return { paths: { "/trees": { get: { responses } } }, components: { schemas } };
}

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
      "no server that is no URL, which is said",
      { servers: [{ url: "/v2" }] },
      {
        baseUrl: "https://api.example.com",
        remarks: { baseUrl: expect.stringMatching(/^a guess/) },
      },
    ],
    [
      "the header of the key",
      {
        components: { securitySchemes: { a: { type: "apiKey", in: "query", name: "k" }, b: KEY } },
      },
      { auth: { header: "x-orchard-key" }, remarks: { auth: undefined } },
    ],
    [
      "a name and a password",
      { components: { securitySchemes: { a: { type: "http", scheme: "basic" } } } },
      {
        auth: { header: "authorization", scheme: "Basic" },
        remarks: { auth: "the key is name:password in base64" },
      },
    ],
    [
      "no key in a query, which is said",
      { components: { securitySchemes: { a: { type: "apiKey", in: "query", name: "k" } } } },
      {
        auth: { header: "authorization", scheme: "Bearer" },
        remarks: { auth: "a guess: the description has no scheme of a key in a header" },
      },
    ],
    [
      "a bearer token",
      { components: { securitySchemes: { a: { type: "http", scheme: "bearer" } } } },
      { auth: { header: "authorization", scheme: "Bearer" } },
    ],
    [
      "the way to an error's message and type, as most answers have it",
      withErrors({
        404: inError("message", "type"),
        500: inError("message"),
        400: { message: TEXT },
      }),
      { error: { message: ["error", "message"], type: ["error", "type"] } },
    ],
    [
      "the way to what a problem says",
      withErrors({ default: { type: TEXT, title: TEXT, detail: TEXT } }),
      { error: { message: ["detail"], type: undefined } },
    ],
    [
      "the way through a list, and the code beside it",
      withErrors({
        "4XX": { errors: { type: "array", items: object({ message: TEXT, code: TEXT }) } },
      }),
      { error: { message: ["errors", "0", "message"], type: ["errors", "0", "code"] } },
    ],
    [
      "what is usual, of nothing",
      null,
      { name: "API", variable: "API_API_KEY", error: { message: ["message"], type: undefined } },
    ],
  ])("%s", (_, root, facts) => {
    expect(apiFacts(root)).toMatchObject(facts);
  });

  test("are found against the address of the description where its server has none", () => {
    const root = { servers: [{ url: "/v2/" }] };
    const facts = apiFacts(root, "https://name:secret@orchard.example/docs/openapi.yaml");
    expect(facts).toMatchObject({
      baseUrl: "https://orchard.example/v2",
      remarks: { baseUrl: undefined },
    });
  });

  test("that are guesses are told, and said where they stand", async () => {
    const folder = await temporaryFolder();
    const { guesses } = await init({ folder, spec: "api.yaml", root: {} });
    const [baseUrl, auth] = [
      "a guess: the description names no server by a whole URL",
      "a guess: the description has no scheme of a key in a header",
    ];
    expect(guesses).toEqual([`client.ts: baseUrl is ${baseUrl}`, `client.ts: auth is ${auth}`]);
    const text = await readFile(join(folder, "client.ts"), "utf8");
    expect(text).toContain(`baseUrl: "https://api.example.com", // ${baseUrl}\n`);
    expect(text).toContain(`auth: { header: "authorization", scheme: "Bearer" }, // ${auth}\n`);
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
