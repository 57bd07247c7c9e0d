/** Pairs of descriptions for every rule of operations and security. */
import { api } from "../support/diff.ts";

export interface OperationRow {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  /** `level id`, worst first. */
  readonly said: readonly string[];
}

const done = { "204": { description: "" } };
const text = { type: "string" };
const operation = (more: object = {}, rest: object = {}): object =>
  api({ "/things": { get: { responses: done, ...more } } }, rest);
const at = (...parameters: object[]): object => operation({ parameters });
const query = (more: object = {}): object => ({ name: "q", in: "query", schema: text, ...more });
const list = (more: object = {}): object =>
  query({ schema: { type: "array", items: text }, ...more });
const withBody = (requestBody?: object): object =>
  api({ "/things": { post: { requestBody, responses: done } } });
const json = { "application/json": { schema: { type: "object", properties: { a: text } } } };
const jsonLines = { "application/x-jsonl": { schema: text } };
const responding = (responses: object): object => operation({ responses });
const ok = (more: object = {}): object => ({ description: "", content: json, ...more });
const header = (more: object = {}): object =>
  responding({ "200": ok({ headers: { "X-Count": { schema: text, ...more } } }) });
const key = { type: "apiKey", in: "header", name: "x-key" };
const oauth = (tokenUrl: string): object => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl, scopes: { a: "", b: "" } } },
});
const secured = (security: readonly object[], scheme: object = key): object =>
  operation(
    {},
    {
      security,
      components: { securitySchemes: { one: scheme, two: { type: "http", scheme: "bearer" } } },
    },
  );
const calling = (callbacks: object): object => operation({ callbacks });
const callback = {
  "{$request.query.url}": { post: { requestBody: { content: json }, responses: done } },
};
const hook = { post: { requestBody: { content: json }, responses: done } };

const row = (
  name: string,
  [before, after]: readonly [object, object],
  ...said: string[]
): OperationRow => ({ name, before, after, said });
/** The pair, and the pair the other way round. */
const both = (
  name: string,
  pair: readonly [object, object],
  there: string,
  back: string,
): OperationRow[] => [row(name, pair, there), row(`${name}, undone`, [pair[1], pair[0]], back)];

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
    "a server",
    [operation(), operation({}, { servers: [{ url: "https://example.com" }] })],
    "info server-added",
    "warning server-removed",
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
  ...both(
    "an optional body",
    [withBody(), withBody({ content: json })],
    "info body-added",
    "breaking body-removed",
  ),
  row(
    "a required body",
    [withBody(), withBody({ required: true, content: json })],
    "breaking body-added-required",
  ),
  ...both(
    "a body required",
    [withBody({ content: json }), withBody({ required: true, content: json })],
    "breaking body-became-required",
    "info body-became-optional",
  ),
  ...both(
    "a media type of a body",
    [withBody({ content: json }), withBody({ content: { ...json, "text/csv": {} } })],
    "info media-type-added",
    "breaking media-type-removed",
  ),
  ...both(
    "a media type of an answer",
    [
      responding({ "200": ok() }),
      responding({ "200": ok({ content: { ...json, "text/csv": {} } }) }),
    ],
    "info media-type-added",
    "breaking media-type-removed",
  ),
  row(
    "JSON Lines in place of JSON",
    [responding({ "200": ok() }), responding({ "200": ok({ content: jsonLines }) })],
    "breaking media-type-changed",
    "breaking method-renamed",
  ),
  row(
    "a part encoded another way",
    [
      withBody({ content: { "multipart/form-data": {} } }),
      withBody({
        content: { "multipart/form-data": { encoding: { a: { contentType: "image/png" } } } },
      }),
    ],
    "breaking encoding-changed",
  ),
  ...both(
    "a further success",
    [responding({ "200": ok() }), responding({ "200": ok(), "202": ok() })],
    "warning success-added",
    "breaking success-removed",
  ),
  ...both(
    "a further error",
    [responding({ "200": ok() }), responding({ "200": ok(), "4XX": ok() })],
    "info error-added",
    "info error-removed",
  ),
  ...both(
    "an optional header",
    [responding({ "200": ok() }), header()],
    "info header-added",
    "warning header-removed",
  ),
  row(
    "a promised header less",
    [header({ required: true }), responding({ "200": ok() })],
    "breaking header-removed-required",
  ),
  ...both(
    "a header promised",
    [header(), header({ required: true })],
    "info header-became-required",
    "breaking header-became-optional",
  ),
  ...both(
    "credentials",
    [secured([]), secured([{ one: [] }])],
    "breaking security-required",
    "info security-removed",
  ),
  ...both(
    "another way to authenticate",
    [secured([{ one: [] }]), secured([{ one: [] }, { two: [] }])],
    "info security-alternative-added",
    "breaking security-alternative-removed",
  ),
  ...both(
    "a further scope",
    [
      secured([{ one: ["a"] }], oauth("https://a.example")),
      secured([{ one: ["a", "b"] }], oauth("https://a.example")),
    ],
    "breaking security-scope-added",
    "info security-scope-removed",
  ),
  row(
    "another scheme of one name",
    [secured([{ one: [] }]), secured([{ one: [] }], { ...key, in: "query" })],
    "breaking security-scheme-changed",
  ),
  row(
    "another place of tokens",
    [
      secured([{ one: ["a"] }], oauth("https://a.example")),
      secured([{ one: ["a"] }], oauth("https://b.example")),
    ],
    "warning security-endpoint-changed",
  ),
];
