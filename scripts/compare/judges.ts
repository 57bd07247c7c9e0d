/** Both judges side by side: what the rules and the compiler say of the types of each method. */
import { knownReason } from "./disagreement.ts";
import { worst, type CompilerVerdict, type DiffReport, type Level } from "./change.ts";

export interface Judged extends CompilerVerdict {
  /** What the rules say of the types of that method in that direction. */
  readonly rules: Level;
  /** Why only the compiler objects, where that is known. */
  readonly known: string | undefined;
}

/** One for each verdict of the compiler. */
export function judgedTwice({ changes, compiler }: DiffReport): Judged[] {
  return compiler.map((verdict) => {
    const { method, direction } = verdict;
    const mine = changes.filter(
      (it) => it.methods.includes(method) && (it.direction ?? direction) === direction,
    );
    const rules = worst(mine.map(({ types }) => types));
    const isAlone = !verdict.assignable && rules !== "breaking";
    return { ...verdict, rules, known: isAlone ? knownReason(mine, verdict) : undefined };
  });
}

/** Those to which one of the judges objects. */
export function objections(report: DiffReport): Judged[] {
  return judgedTwice(report).filter(({ assignable, rules }) => !assignable || rules === "breaking");
}

/** `The compiler refuses 2 of 14 request and answer types.` */
export function compilerHeadline({ compiler }: DiffReport): string {
  const refused = compiler.filter(({ assignable }) => !assignable).length;
  return refused === 0
    ? `The compiler takes all ${compiler.length} request and answer types.`
    : `The compiler refuses ${refused} of ${compiler.length} request and answer types.`;
}
