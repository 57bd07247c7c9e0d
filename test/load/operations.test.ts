/** Operations, and what they refer to. */
import { expect, test } from "vitest";
import { messagesOf, problemsOf } from "../support/description.ts";
import { operationsOf } from "../support/operations.ts";

test("operations are sorted by path, then by method, and say where they stand", async () => {
  const operations = await operationsOf({
    "/b": { post: {}, get: { operationId: "same" }, summary: "no operation" },
    "/a?beta=true": { get: { operationId: "same", deprecated: true } },
    "x-none": {},
  });
  expect(operations.map(({ method, pathKey }) => `${method} ${pathKey}`)).toEqual([
    "GET /a?beta=true",
    "GET /b",
    "POST /b",
  ]);
  expect(operations[0]).toMatchObject({
    pointer: "/paths/~1a?beta=true/get",
    operationId: "same",
    deprecated: true,
    body: null,
    responses: [],
  });
});

test("a path that does not start with a slash, and an operation that is no map, are told", async () => {
  expect(await problemsOf(() => operationsOf({ a: { get: {} }, "/b": { get: [] } }))).toEqual([
    "structure /paths/~1b/get",
    "structure /paths/a",
  ]);
});

test("a path item may be referred to, and what stands beside the reference comes first", async () => {
  const components = {
    pathItems: { Shared: { get: { operationId: "shared" }, put: { operationId: "shared" } } },
  };
  const operations = await operationsOf(
    { "/a": { $ref: "#/components/pathItems/Shared", get: { operationId: "own" } } },
    components,
  );
  expect(operations.map(({ operationId }) => operationId)).toEqual(["own", "shared"]);
});

test("bodies and answers may be referred to; answers are sorted by status, media types by name", async () => {
  const content = { "text/plain": {}, "application/json": { schema: { type: "string" } } };
  const [operation] = await operationsOf(
    {
      "/a": {
        post: {
          requestBody: { $ref: "#/components/requestBodies/B" },
          responses: {
            default: { description: "" },
            "200": { $ref: "#/components/responses/R" },
            "x-a": 1,
          },
        },
      },
    },
    { requestBodies: { B: { required: true, content } }, responses: { R: { content } } },
  );
  const read = [
    { name: "application/json", schema: { type: "string" }, itemSchema: null },
    { name: "text/plain", schema: null, itemSchema: null },
  ];
  expect(operation?.body).toEqual({ required: true, content: read });
  expect(operation?.responses).toEqual([
    { status: "200", content: read },
    { status: "default", content: [] },
  ]);
});

test("a status that is none is told with what is one", async () => {
  const paths = {
    "/a": { get: { responses: { ok: { description: "" }, "2XX": { description: "" } } } },
  };
  expect(await messagesOf(() => operationsOf(paths))).toMatch(
    /^structure: "ok" is no status .*2XX/,
  );
});
