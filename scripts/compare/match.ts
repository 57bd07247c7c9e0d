/** Which alternative of a union became which: by what they say they are, never by their position. */
import { constantsOf } from "./constants.ts";
import type { Normalizer } from "./normal.ts";
import type { Alternative, Schema } from "./schema.ts";

export interface Pairing {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
}

export interface Side {
  readonly schema: Schema;
  readonly normalizer: Normalizer;
}

interface Candidate {
  readonly alternative: Alternative;
  readonly names: readonly string[];
  /** `type="text"`: the constants that tell it from others. */
  readonly tags: ReadonlySet<string>;
}

/** First those that are sure, then those that are likely. The last rows need a score of more than nothing. */
const SIMILAR: readonly ((left: Candidate, right: Candidate) => number)[] = [
  (left, right) => common(left.tags, right.tags),
  (left, right) =>
    left.names[0] !== undefined && left.names[0] === right.names[0] && fits(left, right) ? 1 : 0,
  (left, right) =>
    fits(left, right) && !contradict(left.tags, right.tags) ? likeness(left, right) : 0,
];

export function matchAlternatives(before: Side, after: Side): Pairing {
  const left = before.schema.alternatives.map((it) => candidate(it, before));
  const right = after.schema.alternatives.map((it) => candidate(it, after));
  const pairs: (readonly [Alternative, Alternative])[] = [];
  const [restLeft, restRight] = [new Set(left), new Set(right)];
  for (const similar of SIMILAR) {
    const scored = [...restLeft].flatMap((mine) =>
      [...restRight].map((theirs) => ({ mine, theirs, score: similar(mine, theirs) })),
    );
    for (const { mine, theirs, score } of scored.toSorted((a, b) => b.score - a.score)) {
      if (score <= 0 || !restLeft.has(mine) || !restRight.has(theirs)) continue;
      pairs.push([mine.alternative, theirs.alternative]);
      restLeft.delete(mine);
      restRight.delete(theirs);
    }
  }
  return {
    pairs,
    removed: [...restLeft].map(({ alternative }) => alternative),
    added: [...restRight].map(({ alternative }) => alternative),
  };
}

function candidate(alternative: Alternative, { normalizer, schema }: Side): Candidate {
  const { discriminator } = schema;
  const mapped = alternative.tags.map((tag) => `${discriminator ?? ""}=${JSON.stringify(tag)}`);
  const tags = mapped.length > 0 ? mapped : constantsOf(alternative, normalizer, discriminator);
  return { alternative, names: alternative.names, tags: new Set(tags) };
}

function common(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((tag) => right.has(tag)).length;
  return shared === 0 || contradict(left, right) ? 0 : shared / Math.max(left.size, right.size);
}

function fits({ alternative: left }: Candidate, { alternative: right }: Candidate): boolean {
  const isNumeric = [left, right].every(({ type }) => type === "integer" || type === "number");
  return left.type === right.type || isNumeric;
}

/** A property of one value on both sides has another value. */
function contradict(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const names = new Set([...left].map(nameOf));
  return (
    [...right].some((tag) => names.has(nameOf(tag)) && !left.has(tag)) &&
    [...left].some((tag) => !right.has(tag) && [...right].some((it) => nameOf(it) === nameOf(tag)))
  );
}

function nameOf(tag: string): string {
  return tag.slice(0, tag.indexOf("="));
}

function likeness({ alternative: left }: Candidate, { alternative: right }: Candidate): number {
  if (left.type !== "object") return left.type === right.type ? 2 + sameWords(left, right) : 1;
  const [mine, theirs] = [[...left.properties.keys()], [...right.properties.keys()]];
  if (mine.length + theirs.length === 0) return 1;
  const shared = mine.filter((name) => right.properties.has(name)).length;
  return shared / (mine.length + theirs.length - shared);
}

function sameWords(left: Alternative, right: Alternative): number {
  const [mine, theirs] = [left, right].map((it) => [
    ...it.formats,
    ...it.patterns,
    ...it.names,
    ...[...it.numbers].map(String),
  ]);
  return (mine ?? []).filter((word) => theirs?.includes(word)).length;
}
