/** The types of both versions, as they are generated, before the compiler. */
import { askCompiler, type Question } from "./compare/assignability.ts";
import type { CompilerVerdict, Direction } from "./compare/index.ts";
import type { Config } from "./config.ts";
import { ProblemsError, type Problem } from "./diagnostics.ts";
import { emitSchema } from "./emit/index.ts";
import type { Document } from "./model/document.ts";
import { model } from "./model/index.ts";
import type { Method, Model, TypeName, Variant } from "./model/types.ts";

type Sides = readonly [Omit<Document, "sha256"> | undefined, Omit<Document, "sha256"> | undefined];

/** Empty where one of the sides is no description to generate from. */
export function judgeTypes(
  [before, after]: Sides,
  config: Config,
  onProblem?: (problem: Problem) => void,
): CompilerVerdict[] {
  if (before === undefined || after === undefined) return [];
  try {
    const [old, now] = [before, after].map((document) =>
      model({ ...document, sha256: "" }, config),
    );
    if (old === undefined || now === undefined) return [];
    const texts = { before: emitSchema(old), after: emitSchema(now) };
    return askCompiler(texts, questionsOf(old, now));
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    for (const problem of error.problems) onProblem?.(problem);
    return [];
  }
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
