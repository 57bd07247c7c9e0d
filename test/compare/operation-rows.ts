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

/** A path on servers of its own, where the others have one. */
const apart = (...urls: readonly string[]): object => {
  const servers = urls.map((url) => ({ url }));
  const paths = { "/things": { servers, get: { responses: done } } };
  return api(paths, { servers: [{ url: "https://a.example" }] });
};
const hooked = (more: object): object =>
  operation(
    {},
    { webhooks: { done: { post: { requestBody: { content: json }, responses: done, ...more } } } },
  );
const signature = { name: "X-Signature", in: "header", schema: text };
const versioned = (version: string): object => operation({}, { info: { title: "Test", version } });
const legal = (terms: string, name: string): object => ({
  title: "Test",
  version: "1",
  termsOfService: `https://${terms}.example`,
  license: { name },
});

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
  row(
    "a version that is lower than before",
    [versioned("2.0.0"), versioned("1.10.0")],
    "info version-lowered",
  ),
  row(
    "a date that is earlier than before",
    [versioned("2025-05-23"), versioned("2024-11-04")],
    "info version-lowered",
  ),
  ...both(
    "an operation on a server of its own",
    [hosted("https://a.example"), apart("https://b.example")],
    "warning operation-served-elsewhere",
    "warning operation-served-elsewhere",
  ),
  ...both(
    "a path with a further server",
    [hosted("https://a.example"), apart("https://a.example", "https://b.example")],
    "info server-added",
    "warning server-removed",
  ),
  row("a path on the server of all others, said or not", [
    hosted("https://a.example"),
    apart("https://a.example"),
  ]),
  ...both(
    "a stable operation",
    [operation({ "x-stability-level": "beta" }), operation({ "x-stability-level": "stable" })],
    "info stability-raised",
    "warning stability-lowered",
  ),
  row("an operation of which it is said how stable it is", [
    operation(),
    operation({ "x-stability-level": "alpha" }),
  ]),
  row(
    "other terms of service, under another license",
    [operation({}, { info: legal("a", "MIT") }), operation({}, { info: legal("b", "Apache-2.0") })],
    "info license-changed",
    "info terms-changed",
  ),
  ...both(
    "a deprecated webhook",
    [hooked({}), hooked({ deprecated: true })],
    "info operation-deprecated",
    "info operation-undeprecated",
  ),
  ...both(
    "a header that a webhook brings",
    [hooked({}), hooked({ parameters: [signature] })],
    "info received-parameter-added",
    "breaking received-parameter-removed",
  ),
  ...both(
    "a header that a webhook always brings",
    [
      hooked({ parameters: [signature] }),
      hooked({ parameters: [{ ...signature, required: true }] }),
    ],
    "info received-parameter-became-required",
    "breaking received-parameter-became-optional",
  ),
  row(
    "a header of a webhook of fewer values",
    [
      hooked({ parameters: [signature] }),
      hooked({
        parameters: [
          { ...signature, name: "x-signature", schema: { type: "string", enum: ["a", "b"] } },
        ],
      }),
    ],
    "info enum-added",
  ),
  row("webhooks as OpenAPI 3.0 has them, and as 3.1 has them", [
    operation({}, { "x-webhooks": { done: hook } }),
    operation({}, { webhooks: { done: hook } }),
  ]),
  row("a link of what the consumer answers itself", [
    hooked({}),
    hooked({ responses: { "204": { description: "", links: { next: { operationId: "a" } } } } }),
  ]),
  row(
    "a header that a callback brings no more",
    [
      calling({ done: { "{$url}": { post: { parameters: [signature], responses: done } } } }),
      calling({ done: { "{$url}": { post: { responses: done } } } }),
    ],
    "breaking received-parameter-removed",
  ),
];
