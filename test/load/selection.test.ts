/** Of a description a part can be read, however large the rest is and whatever is wrong with it. */
import { expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Rows } from "../../scripts/model/rows.ts";
import { answer, loadParts, messagesOf, problemsOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const object = (properties: object): object => ({ type: "object", properties });

const SHIPS = {
  paths: {
    "/v1/ships": { get: { tags: ["fleet"], ...answer({ type: "array", items: ref("Ship") }) } },
    "/v1/ships?beta=true": { get: answer({ type: "array", items: ref("Ship") }) },
    "/v1/ships/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        ...answer(ref("Ship")),
      },
    },
    "/v1/shipyards": { get: { tags: ["land", "big"], ...answer(ref("Yard")) } },
    "/v1/log": { $ref: "#/components/pathItems/Log" },
  },
  components: {
    pathItems: { Log: { post: { tags: ["land"], ...answer(ref("Entry"), "text/event-stream") } } },
    schemas: {
      Ship: object({ crew: ref("Crew"), next: ref("Ship") }),
      Crew: object({}),
      Yard: object({ built: ref("Crew") }),
      Entry: { discriminator: { propertyName: "kind", mapping: { lost: "Lost" } } },
      Lost: object({}),
    },
  },
};

interface Part {
  readonly methods: string[];
  readonly schemas: string[];
}

async function partOf(include: readonly string[], rows: Partial<Rows> = {}): Promise<Part> {
  const wanted = { include, schemas: rows.streams?.flatMap(({ events }) => events ?? []) };
  const document = await loadParts(SHIPS, wanted);
  const { methods, schemas } = model(document, { ...ROWS, ...rows, include });
  return { methods: methods.map(({ name }) => name.join(".")), schemas: Object.keys(schemas) };
}

test("a route brings what is below it, its twins, and the schemas that they reach", async () => {
  expect(await partOf(["/v1/ships"])).toEqual({
    methods: ["ships.list", "ships.retrieve"],
    schemas: ["Crew", "Ship", "ShipsListResponse"],
  });
});

test("a tag brings the operations that have it, those of a path that is a reference too", async () => {
  expect(await partOf(["big"])).toEqual({ methods: ["shipyards.list"], schemas: ["Crew", "Yard"] });
  expect(await partOf(["land"])).toEqual({
    methods: ["log", "shipyards.list"],
    schemas: ["Crew", "Entry", "EntryBase", "Lost", "Yard"],
  });
});

test("several bring all of theirs; none brings everything", async () => {
  const { methods } = await partOf(["/v1/ships/{id}", "big"]);
  expect(methods).toEqual(["ships.retrieve", "shipyards.list"]);
  expect((await partOf([])).schemas).toContain("Lost");
});

test("each that matches nothing is told", async () => {
  const message = await messagesOf(() => partOf(["/v1/ship", "Land", "big"]));
  expect(message.split("\n")).toEqual([
    expect.stringMatching(
      /^config: include: no route begins with "\/v1\/ship"; .*, as \/v1\/ships$/,
    ),
    expect.stringMatching(/^config: include: no operation has the tag "Land"; .*, as land$/),
  ]);
});

test("rows about the rest are no mistakes, those about nothing are", async () => {
  const reason = "it is the row of a test";
  const rows = (operation: string, schema: string): Partial<Rows> => ({
    names: [{ operation, name: "yard", reason }],
    idempotent: [{ operation, reason }],
    typeNames: [{ schema, name: "Dock", reason }],
  });
  const part = await partOf(["/v1/ships"], rows("GET /v1/shipyards", "Yard"));
  expect(part.methods).toEqual(["ships.list", "ships.retrieve"]);
  const message = await messagesOf(() => partOf(["/v1/ships"], rows("GET /v1/yards", "Yards")));
  expect(message.match(/^config: \w+/gm)).toEqual([
    "config: names",
    "config: typeNames",
    "config: idempotent",
  ]);
});

test("a schema that a row names is read with the operation that the row is about, and with no other", async () => {
  const streams = [{ operation: "POST /v1/log", when: "live", events: "Lost" }];
  const body = { content: { "application/json": { schema: object({ live: {} }) } } };
  const paths = { ...SHIPS.paths, "/v1/log": { post: { ...answer({}), requestBody: body } } };
  const schemasOf = async (...include: string[]): Promise<string[]> => {
    const document = await loadParts({ ...SHIPS, paths }, { include, schemas: ["Lost"] });
    return Object.keys(model(document, { ...ROWS, streams, include }).schemas);
  };
  expect(await schemasOf("/v1/log")).toContain("Lost");
  expect(await schemasOf("big")).toEqual(["Crew", "Yard"]);
});

const many = (length: number, item: object): object =>
  Object.fromEntries(Array.from({ length }, (_, i) => [`/p${i}`, item]));

const problemsIn = (paths: object, schemas: object = {}): Promise<string[]> =>
  problemsOf(() => loadParts({ paths, components: { schemas } }, { include: ["/wanted"] }));

test("what is not asked for counts for no limit, and is not looked at", async () => {
  const wanted = { get: answer({ type: "string" }) };
  const large = { get: { ...answer({ enum: [...Array(100).keys()] }), parameters: "wrong" } };
  const schemas = { "no key": 5 };
  expect(await problemsIn({ ...many(3_001, large), "/wanted": wanted }, schemas)).toEqual([]);
  expect(await problemsIn({ "/wanted": large }, schemas)).toHaveLength(1);
});

test("a limit says that a part can be taken, and the operations besides have one of their own", async () => {
  const eight = {
    get: {},
    put: {},
    post: {},
    delete: {},
    patch: {},
    head: {},
    options: {},
    trace: {},
  };
  const message = await messagesOf(() => loadParts({ paths: many(376, eight) }));
  expect(message).toContain("--include <routes,tags>");
  expect(await problemsIn(many(12_500, eight))).toEqual([]);
  expect(await problemsIn(many(12_501, eight))).toEqual(["structure /paths"]);
});
