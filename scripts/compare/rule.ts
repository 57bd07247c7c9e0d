/** A rule: what kind of change it names, and how bad that is in each direction. */
import { worst, type Direction, type Level } from "./change.ts";

/**
 * Three letters for wire, types and behaviour, each `b`reaking, `w`arning or `i`nfo: `bii` is refused by the server,
 * compiles, and does nothing else.
 */
export type Verdicts = `${Letter}${Letter}${Letter}`;

type Letter = "b" | "w" | "i";

/** A rule has a verdict for the directions in which it can be met; `none` where data goes no way. */
export interface Rule {
  /** The kind of change, as a sentence that a place can be put before. */
  readonly says: string;
  readonly request?: Verdicts;
  readonly response?: Verdicts;
  readonly none?: Verdicts;
  /** A change that a patch release may bring; any other that breaks nothing asks for a minor one. */
  readonly patch?: true;
}

export interface Judgement {
  readonly wire: Level;
  readonly types: Level;
  readonly behaviour: Level;
}

const LEVEL_OF: Readonly<Record<Letter, Level>> = { b: "breaking", w: "warning", i: "info" };

/** The worst of the directions given; that of no direction where none is. */
export function judge(rule: Rule, directions: readonly Direction[]): Judgement {
  const found = directions.flatMap((direction) => rule[direction] ?? []);
  const verdicts = found.length > 0 ? found : [rule.none ?? rule.request ?? rule.response ?? "iii"];
  const at = (index: number): Level =>
    worst(verdicts.map((letters) => LEVEL_OF[letters[index] as Letter])); // by the type of verdicts
  return { wire: at(0), types: at(1), behaviour: at(2) };
}
