/** The types of both versions, as they are generated, before the compiler. */
import { askCompiler, type Question } from "./compare/assignability.ts";
import type { CompilerVerdict, Direction } from "./compare/index.ts";
import type { Version } from "./diff-version.ts";
import { emitSchema } from "./emit/schema.ts";
import type { Method, Model, TypeName, Variant } from "./model/types.ts";

/** The types of a version, written once however often it is compared. */
const TEXTS = new WeakMap<Model, string>();

/** Empty where one of the sides is no description to generate from. */
export function judgeTypes(before: Version, after: Version): CompilerVerdict[] {
  const [old, now] = [before.model(), after.model()];
  if (old === undefined || now === undefined) return [];
  return askCompiler({ before: textOf(old), after: textOf(now) }, questionsOf(old, now));
}

function textOf(model: Model): string {
  const text = TEXTS.get(model) ?? emitSchema(model);
  TEXTS.set(model, text);
  return text;
}

interface Part {
  readonly direction: Direction;
  readonly type: (variant: Variant) => TypeName | null | undefined;
}

const PARTS: readonly Part[] = [
  { direction: "request", type: ({ body }) => body?.type },
  { direction: "request", type: ({ query }) => query?.type },
  { direction: "request", type: ({ headers }) => headers?.type },
  { direction: "response", type: ({ answer }) => answer.type },
];

/** One for each part that both versions of a variant have. */
function questionsOf(old: Model, now: Model): Question[] {
  const methods = new Map(old.methods.map((method) => [nameOf(method), method]));
  return now.methods.flatMap((method) => {
    const before = methods.get(nameOf(method));
    return before === undefined
      ? []
      : method.variants.flatMap((it) => variantQuestions(it, method, before));
  });
}

function variantQuestions(after: Variant, method: Method, old: Method): Question[] {
  const before = old.variants.find(({ beta }) => beta === after.beta);
  if (before === undefined) return [];
  return PARTS.flatMap(({ direction, type }) => {
    const [mine, theirs] = [type(before), type(after)];
    if (mine == null || theirs == null) return [];
    const variant = after.beta === false ? "GA" : after.beta === true ? "beta" : after.beta;
    return [{ method: nameOf(method), variant, direction, before: mine, after: theirs }];
  });
}

function nameOf({ name }: Method): string {
  return name.join(".");
}
