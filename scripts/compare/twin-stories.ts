/** Twins as states: what became of the variants of one method, told once for all methods of a namespace. */
import type { Operation } from "./api.ts";
import type { RuleId } from "./rules.ts";

/** An operation as one way to call a method. */
export interface Variant {
  readonly operation: Operation;
  /** `false` is GA, `true` the beta twin, a string a further variant. */
  readonly beta: boolean | string;
  /** `messages.batches.list`, or null where the description gives it no name. */
  readonly method: string | null;
}

/** The variants of one method on both sides. */
export interface Family {
  readonly before: readonly Variant[];
  readonly after: readonly Variant[];
}

export interface Story {
  readonly rule: RuleId;
  readonly variant: Variant;
}

interface Row {
  readonly rule: RuleId;
  readonly when: (states: States) => boolean;
  /** The variant that the story is of. */
  readonly of: (family: Family) => Variant | undefined;
}

interface States {
  readonly was: ReadonlySet<boolean | string>;
  readonly is: ReadonlySet<boolean | string>;
  /** Calls without options meet other types than before. */
  readonly otherTypes: boolean;
}

const ga = (variants: readonly Variant[]): Variant | undefined =>
  variants.find(({ beta }) => beta === false);
const beta = (variants: readonly Variant[]): Variant | undefined =>
  variants.find((it) => it.beta === true);

const graduated = ({ was, is }: States): boolean =>
  !was.has(false) && was.has(true) && is.has(false);
const withdrawn = ({ was, is }: States): boolean => was.has(false) && !is.has(false);

/** The first row that applies tells what became of GA and beta. */
const ROWS: readonly Row[] = [
  {
    rule: "twin-moved",
    when: (it) => graduated(it) && !it.is.has(true),
    of: ({ after }) => ga(after),
  },
  {
    rule: "twin-graduated-types",
    when: (it) => graduated(it) && it.otherTypes,
    of: ({ after }) => ga(after),
  },
  { rule: "twin-graduated", when: graduated, of: ({ after }) => ga(after) },
  {
    rule: "ga-withdrawn-types",
    when: (it) => withdrawn(it) && it.otherTypes,
    of: ({ before }) => ga(before),
  },
  { rule: "ga-withdrawn", when: withdrawn, of: ({ before }) => ga(before) },
  {
    rule: "twin-dropped",
    when: ({ was, is }) => was.has(true) && !is.has(true),
    of: ({ before }) => beta(before),
  },
  {
    rule: "twin-added",
    when: ({ was, is }) => !was.has(true) && is.has(true),
    of: ({ after }) => beta(after),
  },
];

/** Empty where the same variants are there as before. `typesDiffer` compares what calls without options meet. */
export function storiesOf(
  family: Family,
  typesDiffer: (before: Operation, after: Operation) => boolean,
): Story[] {
  const { before, after } = family;
  const [first] = before;
  const [next] = after;
  if (first === undefined || next === undefined) return [];
  const states = {
    was: new Set(before.map((it) => it.beta)),
    is: new Set(after.map((it) => it.beta)),
    otherTypes: first.beta !== next.beta && typesDiffer(first.operation, next.operation),
  };
  const row = ROWS.find(({ when }) => when(states));
  const variant = row?.of(family);
  return [
    ...(row === undefined || variant === undefined ? [] : [{ rule: row.rule, variant }]),
    ...named(before, states.is).map((it): Story => ({ rule: "variant-removed", variant: it })),
    ...named(after, states.was).map((it): Story => ({ rule: "variant-added", variant: it })),
  ];
}

/** The further variants that the other side has not. */
function named(variants: readonly Variant[], other: ReadonlySet<boolean | string>): Variant[] {
  return variants.filter((it) => typeof it.beta === "string" && !other.has(it.beta));
}
