/** No row of the configuration is without effect in silence. */
import { describe, expect, test } from "vitest";
import { matchingRows, model, unusedRows } from "../../scripts/model/index.ts";
import type { Rows } from "../../scripts/model/rows.ts";
import { answer, loadParts, messagesOf } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

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
    const document = await loadParts({ paths: { ...PATHS, "/cats": { get: {} } } });
    const { methods } = model(document, { ...ROWS, names, include: ["/cats"] });
    expect(methods.map(({ name }) => name.join("."))).toEqual(["cats.list"]);
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
