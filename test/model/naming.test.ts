import { describe, expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { NameRow } from "../../scripts/model/rows.ts";
import { answer, loadParts, messagesOf, problemsOf } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

async function named(paths: object, names: readonly NameRow[] = []): Promise<string[]> {
  const { methods } = model(await loadParts({ paths }), { ...ROWS, names });
  return methods.map(({ name }) => name.join("."));
}

/** The rows that a problem proposes, as the configuration takes them. */
function proposed(message: string): NameRow[] {
  return [...message.matchAll(/\{"operation".*?"reason":"…"\}/g)].map(
    ([row]) => JSON.parse(row) as NameRow, // the shape that the pattern finds
  );
}

const get = (operationId: string): object => ({ get: { operationId } });
const CLASHES = {
  "/gists/{id}": get("gists/get"),
  "/gists/{id}/{sha}": get("gists/get-revision"),
  "/checks": { post: { operationId: "checks/create" } },
  "/check-runs": { post: { operationId: "checks/create" } },
  "/check-runs/{id}": get("checks/get"),
};

describe("clashes of names", () => {
  test("are told all at once, each with the row that would settle it", async () => {
    expect(await problemsOf(() => named(CLASHES))).toEqual([
      "name-clash /paths/~1gists~1{id}~1{sha}/get",
      "name-clash /paths/~1check-runs/post",
    ]);
    const message = await messagesOf(() => named(CLASHES));
    expect(message).toContain(
      "gists.retrieve is the name of GET /gists/{id} and of GET /gists/{id}/{sha}",
    );
    expect(message).toContain(
      "checkRuns is the name of POST /check-runs and the namespace of GET /check-runs/{id}",
    );
  });

  test("are settled by the rows proposed", async () => {
    const rows = proposed(await messagesOf(() => named(CLASHES)));
    expect(rows).toHaveLength(2);
    expect(await named(CLASHES, rows)).toEqual([
      "checkRuns.create",
      "checkRuns.retrieve",
      "checks.create",
      "gists.getRevision",
      "gists.retrieve",
    ]);
  });

  test("without ids are settled by the rows proposed as well", async () => {
    const paths = {
      "/a/{x}": { get: {} },
      "/a/{x}/{y}": { get: {} },
      "/a/{x}/{y}/{z}": { get: {} },
    };
    const rows = proposed(await messagesOf(() => named(paths)));
    expect(await named(paths, rows)).toEqual(["a.getByY", "a.getByZ", "a.retrieve"]);
  });

  test("that the rows proposed have among themselves are settled by the next", async () => {
    const paths = {
      "/a/{x}": { get: {} },
      "/a/{x}/{y}": { get: {} },
      "/a/{x}/{z}/{y}": { get: {} },
    };
    const first = proposed(await messagesOf(() => named(paths)));
    const second = proposed(await messagesOf(() => named(paths, first)));
    const rows = [...first.filter((it) => it.operation !== second[0]?.operation), ...second];
    expect(await named(paths, rows)).toEqual(["a.getAXZY", "a.getByY", "a.retrieve"]);
  });

  test("names that differ in their dots only would make the same types", async () => {
    const paths = { "/a/things": { get: {} }, "/a-things": { get: {} } };
    expect(await problemsOf(() => named(paths))).toEqual(["name-clash /paths/~1a~1things/get"]);
    const rows = proposed(await messagesOf(() => named(paths)));
    expect(await named(paths, rows)).toEqual(["a.things.getAThings", "aThings.list"]);
  });

  test("of endpoints with fixed qualifiers are settled by rows that spell these", async () => {
    const bucket = { "/{bucket}?acl&beta=true": { get: {} } };
    const row = { operation: "GET /{bucket}?acl", name: "readAcl", reason: "it reads" };
    expect(await named(bucket, [row])).toEqual(["readAcl"]);
    const paths = {
      "/?Action=Run": { post: {} },
      "/?Action=Run&beta=true": { post: {} },
      "/run": { post: {} },
    };
    expect(
      await named(paths, [{ operation: "POST /?Action=Run", name: "start", reason: "older" }]),
    ).toEqual(["run", "start"]);
  });
});

describe("reserved names", () => {
  test.each(["then", "constructor", "toString", "valueOf", "hasOwnProperty"])(
    "%s is refused, as a method and as a namespace",
    async (word) => {
      expect(await problemsOf(() => named({ [`/x/${word}`]: { post: {} } }))).toEqual([
        `name-reserved /paths/~1x~1${word}/post`,
      ]);
      expect(await problemsOf(() => named({ [`/${word}/{id}`]: { get: {} } }))).toEqual([
        `name-reserved /paths/~1${word}~1{id}/get`,
      ]);
    },
  );

  test("are told with what they mean, and with a row that settles it", async () => {
    const paths = {
      "/constructor/{id}": { get: {} },
      "/x/then": { post: { operationId: "constructor" } },
      "/toString/y": { post: {} },
      "/①": { get: {} },
    };
    const message = await messagesOf(() => named(paths));
    for (const said of [
      'GET /constructor/{id} would be constructor.retrieve, but "constructor" is reserved: every object has it already',
      'POST /x/then would be x.then, but "then" is reserved: an object that has it is taken for a promise',
      'GET /① would be get①, but "get①" is no name in TypeScript',
    ])
      expect(message).toContain(said);
    const rows = proposed(message);
    expect(await named(paths, rows)).toEqual([
      "constructor_.getById",
      "get",
      "toString_.postToStringY",
      "x.constructor_",
    ]);
  });

  test.each(["a.b-c", "a..b", "toJSON"])("as is the name of a row: %s", async (name) => {
    const row = { operation: "GET /a", name, reason: "why not" };
    expect(await problemsOf(() => named({ "/a": { get: {} } }, [row]))).toEqual([
      "name-reserved /paths/~1a/get",
    ]);
  });
});

describe("rows", () => {
  test.each(["GET /v1/a", "GET /v1/a?beta=true"])(
    "name an endpoint by any variant: %s",
    async (operation) => {
      const paths = { "/v1/a": { get: {} }, "/v1/a?beta=true": { get: {} } };
      expect(await named(paths, [{ operation, name: "x.y", reason: "it is so" }])).toEqual(["x.y"]);
    },
  );
});

test("a name is the operation's own: no other operation changes it", async () => {
  const all = {
    "/v1/things": { get: answer({ type: "array" }), post: {} },
    "/v1/things?beta=true": { get: answer({ type: "array" }), post: {} },
    "/v1/things/{id}": { get: {}, delete: {} },
    "/v1/things/{id}/parts": { get: {} },
  };
  const every = await named(all);
  for (const dropped of Object.keys(all)) {
    const rest = await named(
      Object.fromEntries(Object.entries(all).filter(([key]) => key !== dropped)),
    );
    expect(every).toEqual(expect.arrayContaining(rest));
  }
});
