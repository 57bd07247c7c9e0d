/** Pairs of descriptions that differ in operations, marks, servers or parameters. */
import { api } from "../support/diff.ts";
import { both, done, operation, type OperationRow, row, text } from "./operation-row.ts";

const at = (...parameters: object[]): object => operation({ parameters });

/** The whole query, whose name reaches nobody. */
function form(name: string, more: object = {}): object {
  const schema = { type: "object", properties: { q: text, ...more } };
  return { name, in: "querystring", content: { "application/x-www-form-urlencoded": { schema } } };
}
const query = (more: object = {}): object => ({ name: "q", in: "query", schema: text, ...more });
const list = (more: object = {}): object =>
  query({ schema: { type: "array", items: text }, ...more });
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
  row("an optional parameter", [at(), at(query())], "info parameter-added"),
  row(
    "a required parameter",
    [at(), at(query({ required: true }))],
    "breaking parameter-added-required",
  ),
  row(
    "a required parameter less",
    [at(query({ required: true })), at()],
    "breaking parameter-removed",
  ),
  ...["all", "whole"].map((name) =>
    row(
      `a further property of a whole query called ${name}`,
      [at(form("all")), at(form(name, { tag: text }))],
      "info property-added",
    ),
  ),
  row("an optional parameter less", [at(query()), at()], "breaking parameter-removed"),
  row(
    "a parameter elsewhere",
    [at(query()), at(query({ in: "header" }))],
    "breaking parameter-moved",
  ),
  ...both(
    "a parameter required",
    [at(query()), at(query({ required: true }))],
    "breaking parameter-became-required",
    "info parameter-became-optional",
  ),
  row(
    "a path parameter under another name",
    [
      api({
        "/things/{a}": {
          get: {
            parameters: [{ name: "a", in: "path", required: true, schema: text }],
            responses: done,
          },
        },
      }),
      api({
        "/things/{b}": {
          get: {
            parameters: [{ name: "b", in: "path", required: true, schema: text }],
            responses: done,
          },
        },
      }),
    ],
    "info parameter-renamed",
  ),
  ...both(
    "a list in one word",
    [at(list()), at(list({ explode: false }))],
    "breaking parameter-style-changed",
    "breaking parameter-style-changed",
  ),
  ...both(
    "a deprecated parameter",
    [at(query()), at(query({ deprecated: true }))],
    "info parameter-deprecated",
    "info parameter-undeprecated",
  ),
  ...both(
    "an empty parameter",
    [at(query()), at(query({ allowEmptyValue: true }))],
    "info empty-value-allowed",
    "breaking empty-value-refused",
  ),
  row("an empty header", [
    at(query({ in: "header", allowEmptyValue: true })),
    at(query({ in: "header" })),
  ]),
  ...both(
    "reserved characters",
    [at(query()), at(query({ allowReserved: true }))],
    "info reserved-allowed",
    "breaking reserved-refused",
  ),
  ...both(
    "a parameter of fewer values",
    [at(query()), at(query({ schema: { type: "string", enum: ["a", "b"] } }))],
    "breaking enum-added",
    "info enum-removed",
  ),
  ...both(
    "a header of the client's own",
    [at(), at({ name: "X-Own", in: "header", required: true, schema: text })],
    "info owned-header-changed",
    "info owned-header-changed",
  ),
];
