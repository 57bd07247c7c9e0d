/** Twins as states: one line for a story, with the level that it has for a caller of the generated client. */
import { describe, expect, test } from "vitest";
import { TWIN_RULES } from "../../scripts/compare/rules-twins.ts";
import { api, changesOf } from "../support/diff.ts";

const answering = (properties: object, more: object = {}): object => ({
  get: {
    responses: {
      "200": {
        description: "",
        content: { "application/json": { schema: { type: "object", properties } } },
      },
    },
    ...more,
  },
});
const same = answering({ a: { type: "string" } });
const more = answering({ a: { type: "string" }, b: { type: "string" } });
const less = answering({ a: { type: "integer" } });

const GA = "/v1/files";
const BETA = "/v1/files?beta=true";
const OTHER = "/v1/files?beta=caching";

const paths = (qualifier: string): object =>
  Object.fromEntries(
    ["", "/{id}", "/{id}/a", "/{id}/b", "/{id}/c"].map((rest) => [
      `${GA}${rest}${qualifier}`,
      same,
    ]),
  );

const named = (...ids: string[]): object =>
  api(
    Object.fromEntries(
      [GA, BETA, "/v1/models", "/v1/models?beta=true"].map((path, i) => [
        path,
        answering({}, { operationId: ids[i] }),
      ]),
    ),
  );

const ROWS: readonly { name: string; before: object; after: object; said: string[] }[] = [
  {
    name: "a new pair",
    before: {},
    after: { [GA]: same, [BETA]: same },
    said: ["info operation-added"],
  },
  {
    name: "a pair that is gone",
    before: { [GA]: same, [BETA]: same },
    after: {},
    said: ["breaking operation-removed"],
  },
  {
    name: "a new twin",
    before: { [GA]: same },
    after: { [GA]: same, [BETA]: same },
    said: ["info twin-added"],
  },
  {
    name: "graduated, beta kept",
    before: { [BETA]: same },
    after: { [GA]: same, [BETA]: same },
    said: ["info twin-graduated"],
  },
  {
    name: "graduated with other types",
    before: { [BETA]: same },
    after: { [GA]: less, [BETA]: same },
    said: ["breaking twin-graduated-types"],
  },
  {
    name: "graduated, beta dropped",
    before: { [BETA]: same },
    after: { [GA]: same },
    said: ["breaking twin-moved"],
  },
  {
    name: "GA withdrawn",
    before: { [GA]: same, [BETA]: same },
    after: { [BETA]: same },
    said: ["breaking ga-withdrawn"],
  },
  {
    name: "GA withdrawn, beta of other types",
    before: { [GA]: same, [BETA]: less },
    after: { [BETA]: less },
    said: ["breaking ga-withdrawn-types"],
  },
  {
    name: "beta dropped",
    before: { [GA]: same, [BETA]: same },
    after: { [GA]: same },
    said: ["breaking twin-dropped"],
  },
  {
    name: "a third variant",
    before: { [GA]: same },
    after: { [GA]: same, [OTHER]: same },
    said: ["info variant-added"],
  },
  {
    name: "a third variant gone",
    before: { [GA]: same, [OTHER]: same },
    after: { [GA]: same },
    said: ["breaking variant-removed"],
  },
  {
    name: "twins that drift",
    before: { [GA]: same, [BETA]: same },
    after: { [GA]: same, [BETA]: more },
    said: ["info property-added", "info twins-drifted"],
  },
  {
    name: "twins that meet",
    before: { [GA]: same, [BETA]: more },
    after: { [GA]: more, [BETA]: more },
    said: ["info property-added", "info twins-aligned"],
  },
];

describe.each(ROWS)("$name", ({ before, after, said }) => {
  test(`is ${said.join(" and ")}`, async () => {
    const changes = await changesOf(api(before), api(after));
    expect(changes.map(({ level, id }) => `${level} ${id}`)).toEqual(said);
  });
});

test("every rule of twins has a pair", () => {
  const told = new Set(ROWS.flatMap(({ said }) => said).map((it) => it.split(" ")[1]));
  expect(Object.keys(TWIN_RULES).filter((id) => !told.has(id))).toEqual([]);
});

test("five operations of a namespace that lose their GA twin are one line", async () => {
  const changes = await changesOf(
    api({ ...paths(""), ...paths("?beta=true") }),
    api(paths("?beta=true")),
  );
  expect(changes.map(({ id }) => id)).toEqual(["ga-withdrawn"]);
  expect(changes[0]?.methods).toHaveLength(5);
  expect(changes[0]?.operation).toBeNull();
});

test("ids that become unique are one line, and no method changes its name", async () => {
  const unique = named("list", "beta_list", "models", "beta_models");
  for (const before of [
    named("list", "list", "models", "models"),
    named("list_0", "list", "models", "models_0"),
  ]) {
    const changes = await changesOf(before, unique);
    expect(changes.map(({ level, id }) => `${level} ${id}`)).toEqual(["info operation-ids-unique"]);
  }
});

test("one changed place is told once, with every method that it reaches", async () => {
  const at = (type: string): object =>
    api(
      { [GA]: shared, [BETA]: shared, "/v1/models": shared },
      {
        components: {
          schemas: {
            Shared: { type: "object", properties: { deep: { $ref: "#/components/schemas/Deep" } } },
            Deep: { type },
          },
        },
      },
    );
  const shared = {
    get: {
      responses: {
        "200": {
          description: "",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Shared" } } },
        },
      },
    },
  };
  const [change, ...others] = await changesOf(at("string"), at("integer"));
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    id: "type-changed",
    pointer: "/components/schemas/Deep",
    before: "string",
    after: "integer",
    direction: "response",
  });
  expect(change?.methods).toEqual(["files.list", "models.list"]);
  expect(change?.schemas).toEqual(["Deep", "Shared"]);
});

const texts = async (before: object, after: object): Promise<string[]> =>
  (await changesOf(api(before), api(after))).map(({ text }) => text);

test("a text says nothing twice: what the place is, and that a story is of paths", async () => {
  expect(await texts({ [GA]: same }, { "/v1/models": same })).toEqual([
    "GET /v1/files: the operation is gone",
    "GET /v1/models: a new operation",
  ]);
  expect(await texts({ [BETA]: same }, { [GA]: same })).toEqual([
    "GA in place of the beta twin; calls that ask for beta are refused (files)",
  ]);
});
