/** An overlay file → its actions, or everything that is wrong with it. */
import * as v from "valibot";
import { type Problem, ProblemsError } from "../diagnostics.ts";
import { parseData } from "../load/index.ts";

/** A correction: what to change in every place that `target` selects. */
export interface Action {
  /** JSONPath, RFC 9535. */
  readonly target: string;
  /** Merged into a map, appended to a list; undefined where nothing is to be changed. */
  readonly update?: unknown;
  readonly remove: boolean;
}

const text = v.string("must be a string");

const action = v.pipe(
  v.strictObject({
    target: v.pipe(text, v.startsWith("$", 'must be a JSONPath, which begins with "$"')),
    description: v.optional(text),
    update: v.optional(v.unknown()),
    remove: v.optional(v.boolean("must be true or false"), false),
  }),
  v.check(({ update, remove }) => update !== undefined || remove, "has neither update nor remove"),
);

const overlay = v.strictObject({
  overlay: v.pipe(text, v.regex(/^1\.0\.\d+$/, "must be 1.0.0, as no other version is read")),
  info: v.strictObject({ title: text, version: text }),
  extends: v.optional(text),
  actions: v.pipe(
    v.array(action, "must be a list"),
    v.minLength(1, "must hold one action at least"),
  ),
});

/** @throws ProblemsError (codes `syntax`, `structure`, `overlay`) with pointers into the overlay. */
export function readActions(bytes: Uint8Array): readonly Action[] {
  const parsed = v.safeParse(overlay, withoutExtensions(parseData(bytes, "the overlay")));
  if (parsed.success) return parsed.output.actions;
  throw new ProblemsError(parsed.issues.map(problemOf));
}

/** Fields that begin with `x-` may stand wherever the specification has fields of its own. */
function withoutExtensions(root: unknown): unknown {
  if (!isMap(root)) return root;
  const { info, actions, ...others } = own(root);
  return {
    ...others,
    ...("info" in root && { info: isMap(info) ? own(info) : info }),
    ...("actions" in root && {
      actions: Array.isArray(actions) ? actions.map((it) => (isMap(it) ? own(it) : it)) : actions,
    }),
  };
}

function own(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !key.startsWith("x-")));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const ADVICE = "see the OpenAPI Overlay Specification 1.0";

/** What is missing has no place of its own: that of the map which lacks it is told. */
function problemOf({ type, expected, received, path, message }: v.BaseIssue<unknown>): Problem {
  const keys = (path ?? []).map(({ key }) => String(key));
  const name = keys.at(-1) ?? "the root";
  const isMissing = type === "strict_object" && expected !== "never" && received === "undefined";
  const isStray = type === "strict_object" && expected === "never";
  const isNoMap = type === "strict_object" && !isMissing && !isStray;
  const fault =
    (isMissing && "is missing") ||
    (isStray && "is no field of an overlay") ||
    (isNoMap && "must be a map") ||
    message;
  return {
    code: "overlay",
    message: `${name} ${fault}`,
    advice: ADVICE,
    pointer: (isMissing ? keys.slice(0, -1) : keys).map((key) => `/${escapeKey(key)}`).join(""),
  };
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
