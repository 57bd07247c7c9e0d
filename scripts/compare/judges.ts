/** Both judges side by side: what the rules and the compiler say of the types of each method. */
import { worst, type CompilerVerdict, type DiffReport, type Level } from "./change.ts";

export interface Judged extends CompilerVerdict {
  /** What the rules say of the types of that method in that direction. */
  readonly rules: Level;
}

/** One for each verdict of the compiler. */
export function judgedTwice({ changes, compiler }: DiffReport): Judged[] {
  return compiler.map((verdict) => {
    const { method, direction } = verdict;
    const mine = changes.filter(
      (it) => it.methods.includes(method) && (it.direction ?? direction) === direction,
    );
    return { ...verdict, rules: worst(mine.map(({ types }) => types)) };
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
