/** The types of both versions, as they are generated, before the compiler. */
import type { Question } from "./compare/assignability.ts";
import type { CompilerVerdict, Direction } from "./compare/index.ts";
import type { Version } from "./diff-version.ts";
import { commonTypes, reachedFrom } from "./model/index.ts";
import type { Method, Model, TypeName, Variant } from "./model/types.ts";

/** Empty where one of the sides is no description to generate from. */
export async function judgeTypes(before: Version, after: Version): Promise<CompilerVerdict[]> {
  const [old, now] = [before.model(), after.model()];
  if (old === undefined || now === undefined) return [];
  const questions = questionsOf(old, now);
  const common = commonTypes(old.schemas, now.schemas);
  const open = questions.filter((it) => it.before !== it.after || !common.has(it.before));
  const reasons = new Map(await reasonsOf(open, [old, now]));
  return questions.map((question) => {
    const { method, variant, direction } = question;
    const message = reasons.get(question) ?? null;
    return { method, variant, direction, assignable: message === null, message };
  });
}

/** The compiler is loaded only if there is something to ask, and reads no more than what is asked about. */
async function reasonsOf(
  questions: readonly Question[],
  [old, now]: readonly [Model, Model],
): Promise<[Question, string | null][]> {
  if (questions.length === 0) return [];
  const { emitTypes } = await import("./emit/schema.ts");
  const { askCompiler } = await import("./compare/assignability.ts");
  const textOf = ({ schemas }: Model, side: "before" | "after"): string => {
    const names = questions.map((question) => question[side]);
    return emitTypes(schemas, [...reachedFrom(names, schemas)].toSorted());
  };
  const texts = { before: textOf(old, "before"), after: textOf(now, "after") };
  const answers = askCompiler(texts, questions);
  return questions.map((question, index) => [question, answers[index] ?? null]);
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
