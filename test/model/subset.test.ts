import { expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import { answer, loadParts, messagesOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const object = (properties: object): object => ({ type: "object", properties });

const DOCUMENT = await loadParts({
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
  },
  components: {
    schemas: {
      Ship: object({ crew: ref("Crew"), next: ref("Ship") }),
      Crew: object({}),
      Yard: object({ built: ref("Crew") }),
      Lost: object({}),
    },
  },
});

function partOf(...include: string[]): { methods: string[]; schemas: string[] } {
  const { methods, schemas } = model(DOCUMENT, { ...ROWS, include });
  return { methods: methods.map(({ name }) => name.join(".")), schemas: Object.keys(schemas) };
}

test("a route brings what is below it, its twins, and the schemas that they reach", () => {
  expect(partOf("/v1/ships")).toEqual({
    methods: ["ships.list", "ships.retrieve"],
    schemas: ["Crew", "Ship", "ShipsListResponse"],
  });
});

test("a tag brings the operations that have it", () => {
  expect(partOf("big")).toEqual({ methods: ["shipyards.list"], schemas: ["Crew", "Yard"] });
});

test("several bring all of theirs; none brings everything", () => {
  expect(partOf("/v1/ships/{id}", "land").methods).toEqual(["ships.retrieve", "shipyards.list"]);
  expect(partOf().schemas).toContain("Lost");
});

test("each that matches nothing is told", async () => {
  const message = await messagesOf(() => partOf("/v1/ship", "Land", "big"));
  expect(message.split("\n")).toEqual([
    expect.stringMatching(
      /^config: include: no route begins with "\/v1\/ship"; .*, as \/v1\/ships$/,
    ),
    expect.stringMatching(/^config: include: no operation has the tag "Land"; .*, as land$/),
  ]);
});
