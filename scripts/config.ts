/** twinfold.config.json: what a run needs to know, with defaults. JSON, in which comments may stand. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import stripComments from "strip-json-comments";
import * as v from "valibot";
import { ProblemsError } from "./diagnostics.ts";
import { didYouMean } from "./spelling.ts";

export const CONFIG_FILE = "twinfold.config.json";

const text = v.pipe(v.string(), v.nonEmpty());
const reason = v.pipe(v.string(), v.minLength(1, "an exception carries its reason"));
const pagingStep = v.strictObject({ parameter: text, from: text });

/** A row says where twins differ: the first that an operation matches makes it a variant. */
const twinRow = v.variant("in", [
  v.strictObject({ in: v.literal("query"), name: text }),
  v.strictObject({ in: v.literal("path"), ga: text, beta: text }),
  v.strictObject({ in: v.literal("header"), name: text }),
]);

const pagingRow = v.strictObject({
  name: text,
  items: text,
  more: v.optional(text),
  next: pagingStep,
  previous: v.optional(pagingStep),
});

/** What the settings are where the file says nothing. */
const TWINS: readonly v.InferOutput<typeof twinRow>[] = [{ in: "query", name: "beta" }];
const PAGING: readonly v.InferOutput<typeof pagingRow>[] = [
  {
    name: "cursor",
    items: "data",
    more: "has_more",
    next: { parameter: "after_id", from: "last_id" },
    previous: { parameter: "before_id", from: "first_id" },
  },
  { name: "page", items: "data", next: { parameter: "page", from: "next_page" } },
];

/** How bad a change is, as `levels` may say in place of a rule. */
const LEVELS = ["info", "warning", "breaking"] as const;

/** How a generated file names another one: `.js` is what every TypeScript project takes, `.ts` what runs uncompiled. */
const EXTENSIONS = [".ts", ".js"] as const;

const schema = v.strictObject({
  $schema: v.optional(v.string()),
  spec: v.optional(text),
  overlay: v.optional(text),
  output: v.optional(text, "./generated"),
  runtime: v.optional(text, "twinfold/runtime"),
  importExtension: v.optional(v.picklist(EXTENSIONS), ".ts"),
  twins: v.optional(v.array(twinRow), [...TWINS]),
  paging: v.optional(v.array(pagingRow), [...PAGING]),
  names: v.optional(v.array(v.strictObject({ operation: text, name: text, reason })), []),
  include: v.optional(v.array(text), []),
  allowRefs: v.optional(v.array(text), []),
  idempotent: v.optional(v.array(v.strictObject({ operation: text, reason })), []),
  enums: v.optional(v.union([v.boolean(), v.array(text)]), false),
  streams: v.optional(
    v.array(
      v.strictObject({
        operation: text,
        when: text,
        events: v.optional(text),
        mediaType: v.optional(text),
        done: v.optional(text),
      }),
    ),
    [],
  ),
  ownedHeaders: v.optional(v.array(text), []),
  levels: v.optional(v.record(v.string(), v.picklist(LEVELS)), {}),
});

export interface Config extends v.InferOutput<typeof schema> {
  /** Absolute folder against which the paths of the config are resolved. */
  readonly folder: string;
}

/** The rows that the file gives over the defaults: those are there whether anything matches them or not. */
export function givenRows({
  twins,
  paging,
  ownedHeaders,
}: Config): Pick<Config, "twins" | "paging" | "ownedHeaders"> {
  return { twins: beyond(twins, TWINS), paging: beyond(paging, PAGING), ownedHeaders };
}

function beyond<Row>(rows: readonly Row[], defaults: readonly Row[]): Row[] {
  return rows.filter((row) => !defaults.some((it) => isDeepStrictEqual(it, row)));
}

/**
 * The configuration at `path`, or the defaults where no path is given and the working folder has none.
 * @throws ProblemsError (code `config`) with every row that is wrong.
 */
export async function readConfig(path: string | undefined): Promise<Config> {
  const file = resolve(path ?? CONFIG_FILE);
  const source = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" && path === undefined) return "{}";
    throw new ProblemsError([
      {
        code: "config",
        message: `${path ?? CONFIG_FILE} cannot be read (${cause.code ?? cause.message})`,
        advice: "name an existing file with --config",
      },
    ]);
  });
  const parsed = v.safeParse(schema, parse(source, path ?? CONFIG_FILE));
  if (parsed.success) return { ...parsed.output, folder: dirname(file) };
  throw new ProblemsError(
    parsed.issues.map((issue) => ({
      code: "config",
      message: `${path ?? CONFIG_FILE}: ${v.getDotPath(issue) ?? "the whole"} ${fault(issue)}`,
      advice: "see the table of settings in the README",
    })),
  );
}

function fault(issue: v.BaseIssue<unknown>): string {
  const { type, expected, message, path } = issue;
  if (type === "non_empty") return "is empty";
  if (type !== "strict_object") return `is wrong: ${message}`;
  if (expected !== "never") return "is missing";
  const [first, ...inner] = path ?? [];
  const known = inner.length === 0 ? Object.keys(schema.entries) : []; // those of a row are few
  return `is no setting${didYouMean(String(first?.key), known)}`;
}

function parse(source: string, label: string): unknown {
  try {
    return JSON.parse(stripComments(source, { trailingCommas: true })); // blanks for them: places stay
  } catch (cause) {
    throw new ProblemsError([
      {
        code: "config",
        message: `${label} is not JSON: ${(cause as SyntaxError).message}`, // JSON.parse throws nothing else
        advice: "mend the syntax",
      },
    ]);
  }
}
