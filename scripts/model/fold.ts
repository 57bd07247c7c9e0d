/** How the twins of a method relate, and where they differ. */
import { compareTypes, type Difference } from "./coverage.ts";
import type { Schemas } from "./references.ts";
import type { Fold, ParameterGroup, Variant } from "./types.ts";

/** `beta` says how the other variant is called. */
export function foldOf(variants: readonly Variant[], schemas: Schemas): Fold {
  const [first, ...others] = variants;
  if (first === undefined || first.beta !== false) return { verdict: "beta-only", differences: [] };
  if (others.length === 0) return { verdict: "ga-only", differences: [] };
  const found = others.flatMap((other) => differencesOf(first, other, schemas));
  const verdict =
    found.length === 0 ? "identical" : found.every((it) => it.widens) ? "superset" : "diverged";
  return { verdict, differences: found.map(({ text }) => text) };
}

function differencesOf(ga: Variant, other: Variant, schemas: Schemas): Difference[] {
  const called = other.beta === true ? "beta" : String(other.beta);
  const context = { schemas, called };
  return [
    ...group("request", bodyGroup(ga), bodyGroup(other), called),
    ...medium("request", ga.body?.mediaType, other.body?.mediaType, called),
    ...compareTypes(ga.body?.type, other.body?.type, { ...context, where: "request", asked: true }),
    ...group("query", ga.query, other.query, called),
    ...compareTypes(ga.query?.type, other.query?.type, { ...context, where: "query", asked: true }),
    ...group("headers", ga.headers, other.headers, called),
    ...compareTypes(ga.headers?.type, other.headers?.type, {
      ...context,
      where: "headers",
      asked: true,
    }),
    ...medium("response", ga.answer.mediaType, other.answer.mediaType, called),
    ...compareTypes(ga.answer.type, other.answer.type, {
      ...context,
      where: "response",
      asked: false,
    }),
  ];
}

function bodyGroup({ body }: Variant): ParameterGroup | null {
  return body;
}

/** A part that one twin has and the other has not. */
function group(
  where: string,
  ga: ParameterGroup | null,
  other: ParameterGroup | null,
  called: string,
): Difference[] {
  if (ga === null && other === null) return [];
  if (ga === null)
    return [{ text: `${where}: only in ${called}`, widens: other?.required === false }];
  if (other === null) return [{ text: `${where}: only in GA`, widens: false }];
  if (ga.required === other.required) return [];
  return [
    { text: `${where}: required in ${ga.required ? "GA" : called} only`, widens: ga.required },
  ];
}

function medium(
  where: string,
  ga: string | null | undefined,
  other: string | null | undefined,
  called: string,
): Difference[] {
  if (ga === other || ga === undefined || other === undefined) return [];
  return [
    { text: `${where}: ${ga ?? "empty"} in GA, ${other ?? "empty"} in ${called}`, widens: false },
  ];
}
