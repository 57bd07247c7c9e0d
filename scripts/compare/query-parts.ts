/** A whole query (OpenAPI 3.2) as the parameters that it is made of: two spellings of what is sent alike. */
import type { Parameter } from "./api.ts";
import type { Normalizer } from "./normal.ts";
import type { Alternative, Site } from "./schema.ts";

type Parameters = readonly Parameter[];

/** The same parameters; where one side alone has a whole query, in the spelling of the other. */
export function inOneSpelling(
  [before, after]: readonly [Parameters, Parameters],
  [mine, theirs]: readonly [Normalizer, Normalizer],
): readonly [Parameters, Parameters] {
  if (before.some(isWhole) === after.some(isWhole)) return [before, after];
  return [before.flatMap((it) => partsOf(it, mine)), after.flatMap((it) => partsOf(it, theirs))];
}

function isWhole({ in: place }: Parameter): boolean {
  return place === "querystring";
}

/** The parameter itself where it is no form of a plain object. */
function partsOf(parameter: Parameter, normalizer: Normalizer): Parameters {
  if (!isWhole(parameter) || !FORM.test(parameter.style)) return [parameter];
  const [object, ...others] = normalizer.schema(parameter.site).alternatives;
  if (object?.type !== "object" || others.length + object.conditions.size > 0 || object.additional)
    return [parameter];
  return [...object.properties].map(([name, site]) => ({
    ...parameter,
    name,
    in: "query",
    pointer: site[0]?.pointer ?? parameter.pointer,
    required: parameter.required && object.required.has(name),
    deprecated: false,
    style: isPlain(site, normalizer) ? "form" : "application/json",
    explode: true,
    site,
  }));
}

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** A form holds objects, and lists of them, as JSON. */
function isPlain(site: Site, normalizer: Normalizer): boolean {
  return normalizer.schema(site).alternatives.every((it) => {
    if (it.type !== "array") return isScalar(it);
    return !it.items || normalizer.schema(it.items).alternatives.every(isScalar);
  });
}

function isScalar({ type }: Alternative): boolean {
  return type !== "object" && type !== "array";
}
