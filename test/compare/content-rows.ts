/** Pairs of descriptions that differ in bodies or answers. */
import { api } from "../support/diff.ts";
import { both, done, operation, type OperationRow, row, text } from "./operation-row.ts";

const withBody = (requestBody?: object): object =>
  api({ "/things": { post: { requestBody, responses: done } } });
const parted = (contentType: string): object =>
  withBody({ content: { "multipart/form-data": { encoding: { a: { contentType } } } } });
const json = { "application/json": { schema: { type: "object", properties: { a: text } } } };
const jsonLines = { "application/x-jsonl": { schema: text } };
const responding = (responses: object): object => operation({ responses });
const ok = (more: object = {}): object => ({ description: "", content: json, ...more });
const header = (more: object = {}): object =>
  responding({ "200": ok({ headers: { "X-Count": { schema: text, ...more } } }) });
const list = { type: "array", prefixItems: [text], items: text };
/** Parts without names. */
const placed = (keyword: string, contentType: string): object => {
  const encoding = keyword === "prefixEncoding" ? [{ contentType }] : { contentType };
  return withBody({ content: { "multipart/mixed": { schema: list, [keyword]: encoding } } });
};
/** To one of two further operations. */
const linking = (link?: object, operationId = "read", key = "id"): object => {
  const links = link && { next: link };
  return api({
    "/things": { get: { operationId: "list", responses: { "200": ok({ links }) } } },
    [`/things/{${key}}`]: {
      parameters: [{ name: key, in: "path", required: true, schema: text }],
      get: { operationId, responses: done },
    },
  });
};

export const CONTENT_ROWS: readonly OperationRow[] = [
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
    "other parameters of a media type of an answer",
    [
      responding({ "200": ok({ content: { "text/csv; header=present": {} } }) }),
      responding({ "200": ok({ content: { "text/csv; header=absent": {} } }) }),
    ],
    "warning media-type-parameters-changed",
  ),
  row(
    "other parameters of a media type of a body",
    [
      withBody({ content: { "text/csv": { schema: text } } }),
      withBody({ content: { "text/csv; header=absent": { schema: text } } }),
    ],
    "warning media-type-parameters-changed",
  ),
  ...both(
    "one media type of a range that answers had",
    [
      responding({ "200": ok({ content: { "application/*": { schema: text } } }) }),
      responding({ "200": ok({ content: { "application/json": { schema: text } } }) }),
    ],
    "warning media-type-narrowed",
    "breaking media-type-changed",
  ),
  row(
    "two media types of a range that answers had",
    [
      responding({ "200": ok({ content: { "*/*": { schema: text } } }) }),
      responding({
        "200": ok({ content: { "text/csv": { schema: text }, "text/html": { schema: text } } }),
      }),
    ],
    "warning media-type-narrowed",
    "warning media-type-narrowed",
  ),
  ...both(
    "a range that holds the media types of a body",
    [withBody({ content: json }), withBody({ content: { "*/*": json["application/json"] } })],
    "info media-type-widened",
    "breaking media-type-changed",
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
    "a part of further media types",
    [parted("image/png"), parted("image/*, text/plain")],
    "info encoding-widened",
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
    "breaking header-removed",
  ),
  row(
    "a promised header less, though its name looks like an extension",
    [
      responding({ "200": ok({ headers: { "x-left": { required: true, schema: text } } }) }),
      responding({ "200": ok() }),
    ],
    "breaking header-removed-required",
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
  row(
    "a header that spreads its map",
    [
      header({ schema: { type: "object", properties: { a: text } } }),
      header({ schema: { type: "object", properties: { a: text } }, explode: true }),
    ],
    "breaking header-style-changed",
  ),
  row("a header of one value that spreads nothing", [header(), header({ explode: true })]),
  ...both(
    "a link",
    [linking(), linking({ operationId: "read" })],
    "info link-added",
    "warning link-removed",
  ),
  row(
    "a link to another operation",
    [linking({ operationId: "read" }), linking({ operationId: "list" })],
    "warning link-changed",
  ),
  row(
    "a link that passes something else",
    [
      linking({ operationId: "read", parameters: { id: "$response.body#/id" } }),
      linking({ operationId: "read", parameters: { id: "$response.body#/name" } }),
    ],
    "warning link-changed",
  ),
  row("a link that is spelled and described another way", [
    linking({ operationId: "read", parameters: { id: "$response.body#/id" } }),
    linking({
      operationRef: "#/paths/~1things~1{id}/get",
      parameters: { "path.id": "$response.body#/id" },
      description: "The thing.",
    }),
  ]),
  row(
    "a link to an operation that renames itself and its parameter",
    [
      linking({ operationId: "read", parameters: { id: "$response.body#/id" } }),
      linking({ operationId: "get", parameters: { key: "$response.body#/id" } }, "get", "key"),
    ],
    "info operation-id-changed",
    "info parameter-renamed",
  ),
  ...both(
    "a deprecated header",
    [header(), header({ deprecated: true })],
    "info header-deprecated",
    "info header-undeprecated",
  ),
  row(
    "a header in another media type",
    [
      header({ schema: undefined, content: { "application/json": { schema: text } } }),
      header({ schema: undefined, content: { "application/xml": { schema: text } } }),
    ],
    "breaking header-style-changed",
  ),
  row("a header as text, said or not", [
    header(),
    header({ schema: undefined, content: { "text/plain": { schema: text } } }),
  ]),
  ...["itemEncoding", "prefixEncoding"].map((keyword) =>
    row(
      `parts by their place, by ${keyword}`,
      [placed(keyword, "image/png"), placed(keyword, "image/gif")],
      "breaking encoding-changed",
    ),
  ),
  row("a part by its place that is encoded as it is anyway", [
    placed("itemEncoding", "text/plain"),
    withBody({ content: { "multipart/mixed": { schema: list } } }),
  ]),
];
