/** Pairs of descriptions that differ in operations, marks or servers. */
import { api } from "../support/diff.ts";
import { both, done, operation, type OperationRow, row, text } from "./operation-row.ts";

const json = { "application/json": { schema: { type: "object", properties: { a: text } } } };
const calling = (callbacks: object): object => operation({ callbacks });
const callback = {
  "{$request.query.url}": { post: { requestBody: { content: json }, responses: done } },
};
const hook = { post: { requestBody: { content: json }, responses: done } };
const served = (variable: object): object => {
  const variables = { region: { default: "a", ...variable } };
  return operation({}, { servers: [{ url: "https://{region}.example", variables }] });
};

const hosted = (...urls: readonly string[]): object =>
  operation({}, { servers: urls.map((url) => ({ url })) });

export const OPERATION_ROWS: readonly OperationRow[] = [
  ...both(
    "a further operation",
    [operation(), api({ "/things": { get: { responses: done }, post: { responses: done } } })],
    "info operation-added",
    "breaking operation-removed",
  ),
  ...both(
    "a deprecated operation",
    [operation(), operation({ deprecated: true })],
    "info operation-deprecated",
    "info operation-undeprecated",
  ),
  row(
    "another operationId",
    [operation({ operationId: "a" }), operation({ operationId: "b" })],
    "info operation-id-changed",
  ),
  row("other tags", [operation({ tags: ["a"] }), operation({ tags: ["b"] })], "info tags-changed"),
  ...both(
    "a sunset date",
    [operation(), operation({ "x-sunset": "2030-01-01" })],
    "warning sunset-set",
    "info sunset-removed",
  ),
  ...both(
    "an earlier sunset date",
    [operation({ "x-sunset": "2030-01-01" }), operation({ "x-sunset": "2029-01-01" })],
    "warning sunset-earlier",
    "info sunset-later",
  ),
  ...both(
    "a callback",
    [operation(), calling({ done: callback })],
    "info callback-added",
    "breaking callback-removed",
  ),
  ...both(
    "a webhook",
    [operation(), operation({}, { webhooks: { done: hook } })],
    "info webhook-added",
    "breaking webhook-removed",
  ),
  ...both(
    "a further value of a variable of a server",
    [served({ enum: ["a"] }), served({ enum: ["a", "b"] })],
    "info server-value-added",
    "warning server-value-removed",
  ),
  ...both(
    "any value of a variable of a server",
    [served({ enum: ["a"] }), served({})],
    "info server-value-added",
    "warning server-value-removed",
  ),
  row(
    "another default of a variable of a server",
    [served({}), served({ default: "b" })],
    "warning server-default-changed",
  ),
  ...both(
    "a server",
    [operation(), operation({}, { servers: [{ url: "https://example.com" }] })],
    "info server-added",
    "warning server-removed",
  ),
  row(
    "a server at another address",
    [hosted("https://example.com/v1"), hosted("https://example.org/v1")],
    "breaking servers-replaced",
  ),
  row(
    "a server under another path",
    [hosted("https://example.com/v1"), hosted("https://example.com/v2")],
    "breaking servers-replaced",
  ),
  ...both(
    "a further server",
    [hosted("https://example.com"), hosted("https://example.com", "https://example.org")],
    "info server-added",
    "warning server-removed",
  ),
  row(
    "an encrypted server",
    [hosted("http://example.com"), hosted("https://example.com/")],
    "warning server-removed",
    "info server-added",
  ),
  row(
    "a server by a path alone",
    [hosted("/v1"), hosted("https://example.com/v1")],
    "warning server-removed",
    "info server-added",
  ),
  row(
    "a server with a variable that takes its place",
    [hosted("https://b.example"), served({ default: "b", enum: ["a", "b"] })],
    "warning server-removed",
    "info server-added",
  ),
  row(
    "another version",
    [operation(), operation({}, { info: { version: "2" } })],
    "info version-changed",
  ),
  row(
    "a version that says too little",
    [operation({}, { info: { version: "1.0.0" } }), api({}, { info: { version: "1.1.0" } })],
    "breaking operation-removed",
    "info version-too-small",
  ),
];
