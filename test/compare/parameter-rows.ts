/** Pairs of descriptions that differ in the parameters of an operation. */
import { api } from "../support/diff.ts";
import { both, done, operation, type OperationRow, row, text } from "./operation-row.ts";

const at = (...parameters: object[]): object => operation({ parameters });

/** The whole query, whose name reaches nobody. */
function form(name: string, more: object = {}): object {
  return { name, in: "querystring", content: formOf({ q: text, ...more }) };
}
const FORM = "application/x-www-form-urlencoded";

function formOf(
  properties: object,
  required: readonly string[] = [],
): Readonly<Record<typeof FORM, object>> {
  return { [FORM]: { schema: { type: "object", properties, required } } };
}
const query = (more: object = {}): object => ({ name: "q", in: "query", schema: text, ...more });
const list = (more: object = {}): object =>
  query({ schema: { type: "array", items: text }, ...more });

export const PARAMETER_ROWS: readonly OperationRow[] = [
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
  row("a whole query as the parameters that it is made of", [
    at(form("all", { tags: { type: "array", items: text } })),
    at(query(), list({ name: "tags" })),
  ]),
  row("a property that only a query with something in it must have", [
    at(query()),
    at({ ...form("all"), content: formOf({ q: text }, ["q"]) }),
  ]),
  row("parameters as a whole query", [
    at(query({ required: true })),
    at({ ...form("all"), required: true, content: formOf({ q: text }, ["q"]) }),
  ]),
  row(
    "a required property of a whole query, of another type, and one less",
    [at(form("all", { a: text })), at(query({ required: true, schema: { type: "integer" } }))],
    "breaking parameter-became-required",
    "breaking parameter-removed",
    "breaking type-changed",
  ),
  row(
    "an object in a whole query, which is JSON there",
    [
      at(form("all", { a: { type: "object" } })),
      at(query(), query({ name: "a", schema: { type: "object" } })),
    ],
    "breaking parameter-style-changed",
  ),
  row(
    "a whole query that a form does not hold",
    [
      at({
        ...form("all"),
        content: { "application/json": { schema: { type: "object", properties: { q: text } } } },
      }),
      at(query()),
    ],
    "breaking parameter-removed",
    "info parameter-added",
  ),
  row(
    "a whole query whose parts have an encoding",
    [
      at({
        ...form("all"),
        content: {
          [FORM]: { ...formOf({ q: text })[FORM], encoding: { q: { style: "pipeDelimited" } } },
        },
      }),
      at(query()),
    ],
    "breaking parameter-removed",
    "info parameter-added",
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
  ...both(
    "a parameter with the date of its end",
    [at(query({ deprecated: true })), at(query({ deprecated: true, "x-sunset": "2030-01-01" }))],
    "warning sunset-set",
    "info sunset-removed",
  ),
];
