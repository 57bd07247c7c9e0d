/** How the twins of a method relate, and where they differ. */
import { compareTypes } from "./coverage.ts";
import type { Difference } from "./difference.ts";
import type { Schemas } from "./references.ts";
import type { Fold, TypeName, Variant } from "./types.ts";

/** The variants in the order of the model; every other one is compared with GA. */
export function foldOf(variants: readonly Variant[], schemas: Schemas): Fold {
  const [first, ...others] = variants;
  if (first?.beta !== false) return { verdict: "beta-only", differences: [] };
  if (others.length === 0) return { verdict: "ga-only", differences: [] };
  const found = others.flatMap((other) => differencesOf(first, other, schemas));
  const verdict =
    found.length === 0 ? "identical" : found.every((it) => it.widens) ? "superset" : "diverged";
  return { verdict, differences: found.map(({ text }) => text) };
}

interface Part {
  readonly type: TypeName | null;
  /** Whether a call must give it. */
  readonly required?: boolean;
  readonly mediaType?: string | null;
}

interface PartRow {
  readonly where: string;
  /** Whether callers give it. */
  readonly asked: boolean;
  readonly of: (variant: Variant) => Part | null;
}

const PARTS: readonly PartRow[] = [
  { where: "request", asked: true, of: ({ body }) => body },
  { where: "query", asked: true, of: ({ query }) => query },
  { where: "headers", asked: true, of: ({ headers }) => headers },
  { where: "response", asked: false, of: ({ answer }) => answer },
  { where: "stream", asked: false, of: ({ stream }) => stream?.answer ?? null },
];

function differencesOf(ga: Variant, other: Variant, schemas: Schemas): Difference[] {
  const called = other.beta === true ? "beta" : String(other.beta);
  return PARTS.flatMap(({ where, asked, of }) => {
    const [mine, theirs] = [of(ga), of(other)];
    if (mine === null && theirs === null) return [];
    if (theirs === null) return [{ text: `${where}: only in GA`, widens: false }];
    if (mine === null) return [{ text: `${where}: only in ${called}`, widens: !theirs.required }];
    return [
      ...outerDifferences(where, called, [mine, theirs]),
      ...compareTypes([mine.type, theirs.type], where, { schemas, called, asked }),
    ];
  });
}

function outerDifferences(
  where: string,
  called: string,
  [mine, theirs]: readonly [Part, Part],
): Difference[] {
  const [ours = null, others = null] = [mine.mediaType, theirs.mediaType];
  return [
    ...(ours === others
      ? []
      : [
          {
            text: `${where}: ${ours ?? "empty"} in GA, ${others ?? "empty"} in ${called}`,
            widens: false,
          },
        ]),
    ...(mine.required === theirs.required
      ? []
      : [
          {
            text: `${where}: required only in ${mine.required ? "GA" : called}`,
            widens: mine.required === true,
          },
        ]),
  ];
}
