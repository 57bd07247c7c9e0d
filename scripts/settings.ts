/** The settings of a run, with what each is for and its default: what reads them and what documents them is made of this. */
import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";

const text = v.pipe(v.string(), v.nonEmpty());
const reason = v.pipe(v.string(), v.minLength(1, "an exception carries its reason"));
const pagingStep = v.strictObject({ parameter: text, from: text });

/** A row says where twins differ: the first that an operation matches makes it a variant. */
const twinRow = v.variant("in", [
  v.strictObject({ in: v.literal("query"), name: text }),
  v.strictObject({ in: v.literal("path"), ga: text, beta: text }),
  v.strictObject({ in: v.literal("header"), name: text }),
]);

const bodyPagingRow = v.strictObject({
  in: v.optional(v.literal("body")),
  name: text,
  items: text,
  more: v.optional(text),
  next: pagingStep,
  previous: v.optional(pagingStep),
});

/** Where a page says which is next: in its body, or in a header of links. */
const pagingRow = v.variant("in", [
  bodyPagingRow,
  v.strictObject({ in: v.literal("header"), name: text, header: text }),
]);

const nameRow = v.strictObject({ operation: text, name: text, reason });
const typeNameRow = v.strictObject({
  schema: text,
  in: v.optional(v.literal("request")),
  name: text,
  reason,
});
const idempotentRow = v.strictObject({ operation: text, reason });

const streamRow = v.strictObject({
  operation: text,
  when: text,
  events: v.optional(text),
  mediaType: v.optional(text),
  done: v.optional(text),
});

/** What the settings are where the file says nothing. */
const TWINS: readonly v.InferOutput<typeof twinRow>[] = [{ in: "query", name: "beta" }];
export const PAGING: readonly v.InferOutput<typeof pagingRow>[] = [
  {
    name: "cursor",
    items: "data",
    more: "has_more",
    next: { parameter: "after_id", from: "last_id" },
    previous: { parameter: "before_id", from: "first_id" },
  },
  {
    name: "forward",
    items: "data",
    more: "has_more",
    next: { parameter: "after_id", from: "last_id" },
  },
  { name: "page", items: "data", next: { parameter: "page", from: "next_page" } },
  { in: "header", name: "link", header: "Link" },
];

/** How bad a change is, as `levels` may say in place of a rule. */
const LEVELS = ["info", "warning", "breaking"] as const;

/** How a generated file names another one: `.js` is what every TypeScript project takes, `.ts` what runs uncompiled. */
const EXTENSIONS = [".ts", ".js"] as const;

export const settings = v.strictObject({
  $schema: v.pipe(
    v.optional(v.string()),
    v.description("the JSON Schema by which editors complete and check this file"),
  ),
  spec: v.pipe(v.optional(text), v.description("the description: a path or URL")),
  overlay: v.pipe(
    v.optional(text),
    v.description(
      "an OpenAPI Overlay 1.0 with corrections of the description: JSONPath targets, `update` or `remove`. An action that matches nothing is an error, so that a correction which the description has taken over is noticed",
    ),
  ),
  output: v.pipe(
    v.optional(text, "./generated"),
    v.description("the folder of the generated files"),
  ),
  runtime: v.pipe(
    v.optional(text, "twinfold/runtime"),
    v.description("what generated code imports: a package, or a path to a file"),
  ),
  importExtension: v.pipe(
    v.optional(v.picklist(EXTENSIONS), ".ts"),
    v.description(
      "how generated files import each other: `.ts`, or `.js` for a project whose tsconfig.json does not allow the former; `init` looks there",
    ),
  ),
  twins: v.pipe(
    v.optional(v.array(twinRow), [...TWINS]),
    v.description(
      'rows that say which operations are twins: `{ "in": "query", "name": "beta" }`, `{ "in": "path", "ga": "v1", "beta": "v1beta" }`, `{ "in": "header", "name": "…" }` (a required header of one constant value, under a path key that differs by a `#fragment`)',
    ),
  ),
  paging: v.pipe(
    v.optional(v.array(pagingRow), [...PAGING]),
    v.description(
      'rows that say how lists page: field with the items, parameter and field of the cursor, field that says whether there are `more`; or `{ "in": "header", "name": "link", "header": "Link" }` for answers that are lists and name the next page in that header (`rel="next"`). The first that fits counts, and rows that are given take the place of the default ones',
    ),
  ),
  names: v.pipe(
    v.optional(v.array(nameRow), []),
    v.description(
      'exceptions to the rules of names, each with its reason: `{ "operation": "GET /v1/things", "name": "things.all", "reason": "…" }`',
    ),
  ),
  typeNames: v.pipe(
    v.optional(v.array(typeNameRow), []),
    v.description(
      'the same for types, by the key of the schema: `{ "schema": "Pet", "name": "Animal", "reason": "…" }`; with `"in": "request"`, of the type that requests have where answers have another one (`PetWritable`)',
    ),
  ),
  include: v.pipe(
    v.optional(v.array(text), []),
    v.description(
      "routes (`/v1/things`: it and all below it) and tags of the operations that are wanted, for one run also `--include a,b`; all where there is none. The rest is not looked at and counts for no limit, but for the size of the file",
    ),
  ),
  allowRefs: v.pipe(
    v.optional(v.array(text), []),
    v.description(
      "folders and origins of further files that a `$ref` may lead to, from where the description was found after redirects; `--allow-refs a,b` says it for one run",
    ),
  ),
  idempotent: v.pipe(
    v.optional(v.array(idempotentRow), []),
    v.description(
      "POST and PATCH operations that may be sent twice without harm, each with its reason: a lost answer is retried",
    ),
  ),
  enums: v.pipe(
    v.optional(v.union([v.boolean(), v.array(text)]), false),
    v.description(
      'enums whose values are constants too (`processingStatusValues`): true for every type that is one, or a list of types and properties (`"MessageBatch.processing_status"`)',
    ),
  ),
  streams: v.pipe(
    v.optional(v.array(streamRow), []),
    v.description(
      'operations whose answer is a stream where a property of the body is true: `{ "operation": "POST /v1/answers", "when": "stream", "events": "AnswerPart" }`. `events` names the schema of an item where the description does not say it; `mediaType` says how items travel (server-sent events otherwise), `done` which data ends them',
    ),
  ),
  ownedHeaders: v.pipe(
    v.optional(v.array(text), []),
    v.description("header parameters that the client sends by itself: no method asks for them"),
  ),
  levels: v.pipe(
    v.optional(v.record(v.string(), v.picklist(LEVELS)), {}),
    v.description(
      'how bad a kind of change is for you, by the `id` that reports give: `{ "enum-value-added": "breaking" }`',
    ),
  ),
});

export type Settings = v.InferOutput<typeof settings>;

/** The rows that the file gives over the defaults: those are there whether anything matches them or not. */
export function givenRows({
  twins,
  paging,
  ownedHeaders,
}: Settings): Pick<Settings, "twins" | "paging" | "ownedHeaders"> {
  return { twins: beyond(twins, TWINS), paging: beyond(paging, PAGING), ownedHeaders };
}

function beyond<Row>(rows: readonly Row[], defaults: readonly Row[]): Row[] {
  return rows.filter((row) => !defaults.some((it) => isDeepStrictEqual(it, row)));
}
