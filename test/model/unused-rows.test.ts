/** No row of the configuration is without effect in silence. */
import { describe, expect, test } from "vitest";
import { matchingRows, model, unusedRows } from "../../scripts/model/index.ts";
import type { Rows } from "../../scripts/model/rows.ts";
import { answer, loadParts, messagesOf, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";
import { describing, made, object, text } from "../support/uses.ts";

const page = {
  type: "object",
  properties: { rows: { type: "array", items: {} }, cursor: { type: "string" } },
};
const inHeader = (name: string): object => ({ name, in: "header", schema: { type: "string" } });
const PATHS = {
  "/jobs/{id}/cancel?beta=true": { post: { parameters: [inHeader("X-Team")] } },
  "/jobs": {
    get: { ...answer(page), parameters: [{ name: "after", in: "query", schema: {} }] },
    post: {},
  },
};

type OperationRows = Pick<Rows, "names" | "idempotent" | "streams">;

const rowsFor = (operation: string): OperationRows => ({
  names: [{ operation, name: "a.b", reason: "so it is" }],
  idempotent: [{ operation, reason: "so it is" }],
  streams: [{ operation, when: "stream" }],
});

describe("a row for an operation that there is not", () => {
  test.each(["names", "idempotent", "streams"] as const)("is refused in %s", async (setting) => {
    const rows = { ...ROWS, [setting]: rowsFor("POST /jobs/{id}/cancel?beta=tru")[setting] };
    const document = await loadParts({ paths: PATHS });
    expect(await messagesOf(() => model(document, rows))).toBe(
      `config: ${setting}: no operation is called "POST /jobs/{id}/cancel?beta=tru"; ` +
        "remove the row, or spell the operation as in POST /jobs/{id}/cancel?beta=true",
    );
  });

  test("is left out where one configuration serves several versions", async () => {
    const document = await loadParts({ paths: PATHS });
    expect(matchingRows(document, { ...ROWS, ...rowsFor("POST /gone") })).toEqual({
      ...ROWS,
      streams: [],
    });
    const kept = { ...ROWS, ...rowsFor("POST /jobs") };
    expect(matchingRows(document, kept)).toEqual(kept);
  });

  test("is not one that a subset leaves out", async () => {
    const names = [{ operation: "POST /jobs/{id}/cancel", name: "stop", reason: "so it is" }];
    const paths = { ...PATHS, "/cats": { get: {} } };
    const document = await loadParts({ paths }, { include: ["/cats"] });
    const { methods } = model(document, { ...ROWS, names });
    expect(methods.map(({ name }) => name.join("."))).toEqual(["cats.list"]);
  });
});

const inputRow = (schema: string) =>
  ({ schema, in: "request", name: `${schema}Input`, reason: "so it is" }) as const;

describe("a row for the type that requests have", () => {
  const Both = object({ id: made });
  const One = object({ name: text });
  const described = describing(
    { asked: [ref("Both"), ref("One")], answered: [ref("Both"), ref("One")] },
    { Both, One, Sent: Both },
  );

  test("is refused where requests have none", async () => {
    const typeNames = ["Both", "One", "Sent", "Gone"].map(inputRow);
    const document = await loadParts(described);
    const told = await messagesOf(() => model(document, { ...ROWS, typeNames }));
    expect(told.split("\n")).toEqual([
      expect.stringMatching(/^config: typeNames: no schema is called "Gone"; /),
      'config: typeNames: requests have no type of their own of the schema "One"; ' +
        "remove the row, or its `in` to name the type of both",
      expect.stringContaining('of the schema "Sent"; '),
    ]);
    const { typeNames: kept } = matchingRows(document, { ...ROWS, typeNames });
    expect(kept).toEqual([inputRow("Both")]);
  });

  test("is not one for what the rest of a description, or a stream, has both ways", async () => {
    const document = await loadParts(described, { include: ["/have0"] });
    const rows = { ...ROWS, typeNames: [inputRow("Both")] };
    expect(Object.keys(model(document, rows).schemas)).toEqual(["Both"]);
    const asking = object({ live: { type: "boolean" }, one: ref("Both") });
    const requestBody = { content: { "application/json": { schema: asking } } };
    const paths = { "/ask": { post: { requestBody, ...answer(text) } } };
    const streamed = await loadParts({ paths, components: { schemas: { Both } } });
    const streams = [{ operation: "POST /ask", when: "live", events: "Both" }];
    expect(Object.keys(model(streamed, { ...rows, streams }).schemas)).toContain("BothInput");
  });
});

describe("of rows that match nothing", () => {
  const given = {
    twins: [
      { in: "query", name: "beta" },
      { in: "path", ga: "v1", beta: "v1beta" },
    ],
    paging: [
      { name: "mine", items: "rows", next: { parameter: "after", from: "cursor" } },
      { name: "theirs", items: "rows", next: { parameter: "page", from: "cursor" } },
    ],
    ownedHeaders: ["x-team", "x-tean"],
  } as const;

  test("each is noted, and no other", async () => {
    const notes = unusedRows(await loadParts({ paths: PATHS }), given);
    expect(notes.map(({ message }) => message)).toEqual([
      'twins: no operation is a twin by {"in":"path","ga":"v1","beta":"v1beta"}',
      'paging: no list pages in the style "theirs"',
      'ownedHeaders: no operation takes the header "x-tean"',
    ]);
  });
});
