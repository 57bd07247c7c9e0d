/** What no real description comes near is refused before it costs anything. */
import { describe, expect, test } from "vitest";
import { answer, describing, loadText, problemsOf, type Parts } from "../support/description.ts";

const LONGEST = 256;
const PROSE = 200_000;

const problemsIn = (parts: Parts): Promise<string[]> =>
  problemsOf(() => loadText(JSON.stringify(describing(parts))));
const schema = (value: object): Parts => ({ components: { schemas: { A: value } } });
const get = (value: object): Parts => ({ paths: { "/a": { get: value } } });
const keyOf = (length: number): string => "k".repeat(length);

interface Limit {
  readonly what: string;
  readonly longest: number;
  readonly at: (text: string) => string;
  readonly parts: (text: string) => Parts;
}

const LIMITS: readonly Limit[] = [
  {
    what: "the name of a schema",
    longest: LONGEST,
    at: (text) => `/components/schemas/${text}`,
    parts: (text) => ({ components: { schemas: { [text]: {} } } }),
  },
  {
    what: "the name of a property",
    longest: LONGEST,
    at: (text) => `/components/schemas/A/properties/${text}`,
    parts: (text) => schema({ properties: { [text]: {} } }),
  },
  {
    what: "a discriminator's property",
    longest: LONGEST,
    at: () => "/components/schemas/A/discriminator/propertyName",
    parts: (text) => schema({ discriminator: { propertyName: text } }),
  },
  {
    what: "a format",
    longest: LONGEST,
    at: () => "/components/schemas/A/format",
    parts: (text) => schema({ format: text }),
  },
  {
    what: "an operationId",
    longest: LONGEST,
    at: () => "/paths/~1a/get/operationId",
    parts: (text) => get({ operationId: text }),
  },
  {
    what: "the name of a parameter",
    longest: LONGEST,
    at: () => "/paths/~1a/get/parameters/0/name",
    parts: (text) => get({ parameters: [{ name: text, in: "query", schema: {} }] }),
  },
  {
    what: "a media type",
    longest: LONGEST,
    at: (text) => `/paths/~1a/get/responses/200/content/${text}`,
    parts: (text) => get(answer({}, text)),
  },
  {
    what: "the description of a schema",
    longest: PROSE,
    at: () => "/components/schemas/A/description",
    parts: (text) => schema({ description: text }),
  },
  {
    what: "a pattern",
    longest: PROSE,
    at: () => "/components/schemas/A/pattern",
    parts: (text) => schema({ pattern: text }),
  },
  {
    what: "a summary",
    longest: PROSE,
    at: () => "/paths/~1a/get/summary",
    parts: (text) => get({ summary: text }),
  },
  {
    what: "the description of a parameter",
    longest: PROSE,
    at: () => "/paths/~1a/get/parameters/0/description",
    parts: (text) => get({ parameters: [{ name: "q", in: "query", description: text }] }),
  },
];

describe("a text may be as long as its limit, and no longer", () => {
  test.each(LIMITS)("$what", async ({ longest, at, parts }) => {
    expect(await problemsIn(parts(keyOf(longest)))).toEqual([]);
    const tooLong = keyOf(longest + 1);
    expect(await problemsIn(parts(tooLong))).toContain(`structure ${at(tooLong)}`);
  });
});

const many = (length: number, item: (i: number) => object): object =>
  Object.fromEntries(Array.from({ length }, (_, i) => [`/p${i}`, item(i)]));

const plain = (): object => ({ get: {} });

const texts = (length: number): Parts => ({
  paths: many(length, () => ({ get: { summary: keyOf(50_000) } })),
});

const wrong = (length: number): Parts => schema({ required: Array(length).fill(0) });

describe("there may be as many as the limit, and no more", () => {
  test("operations", async () => {
    expect(await problemsIn({ paths: many(3_000, plain) })).toEqual([]);
    expect(await problemsIn({ paths: many(3_001, plain) })).toEqual(["structure /paths"]);
  });

  test("characters of the paths of operations and of their parameters' names", async () => {
    const name = keyOf(240);
    const parameters = [{ name, in: "query", schema: {} }];
    const paths = (length: number): Parts => ({
      paths: Object.fromEntries(
        Array.from({ length }, (_, i) => [`/${1e8 + i}`, { get: { parameters } }]),
      ),
    });
    expect(await problemsIn(paths(1_600))).toEqual([]); // of 250 characters each
    expect(await problemsIn(paths(1_601))).toEqual(["structure /paths"]);
  });

  test.each(["allOf", "anyOf", "oneOf", "prefixItems"])("members of %s", async (keyword) => {
    const members = (length: number): Parts =>
      schema({ [keyword]: Array.from({ length }, () => ({})) });
    expect(await problemsIn(members(5_000))).toEqual([]);
    expect(await problemsIn(members(5_001))).toEqual([
      `structure /components/schemas/A/${keyword}`,
    ]);
  });

  test("schemas and values of enums, however often references repeat them", async () => {
    const body = { content: { "application/json": { schema: { enum: [...Array(299).keys()] } } } };
    const components = { requestBodies: { B: body } }; // read once more for itself
    const shared = { post: { requestBody: { $ref: "#/components/requestBodies/B" } } };
    expect(await problemsIn({ paths: many(399, () => shared), components })).toEqual([]);
    const place = "/components/requestBodies/B/content/application~1json/schema";
    expect(await problemsIn({ paths: many(400, () => shared), components })).toEqual([
      `structure ${place}`,
    ]);
  });

  test("characters of texts", async () => {
    expect(await problemsIn(texts(100))).toEqual([]);
    expect(await problemsIn(texts(101))).toEqual(["structure /paths/~1p99/get/summary"]);
  });

  test("problems", async () => {
    expect(await problemsIn(wrong(999))).toHaveLength(999);
    expect(await problemsIn(wrong(1001))).toHaveLength(1000);
  });

  test("parameters, however often references repeat them", async () => {
    const parameters = Array.from({ length: 200 }, (_, i) => ({ name: `q${i}`, in: "query" }));
    const components = { pathItems: { P: { parameters, get: {} } } };
    const shared = { $ref: "#/components/pathItems/P" };
    expect(await problemsIn({ paths: many(20, () => shared), components })).toEqual([]);
    expect(await problemsIn({ paths: many(101, () => shared), components })).toEqual([
      "structure /paths",
    ]);
  });
});
