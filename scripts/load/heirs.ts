/** Schemas that others are made of: where no mapping says so, values of their discriminator are the names of these others. */
import { keysOf, placeOf, ROOT } from "./place.ts";
import { isMap, type JsonMap } from "./shape.ts";

/** Descriptions that were Swagger once say so where a value is no name. */
const VALUE = "x-ms-discriminator-value";
const REF = "#/components/schemas/";
/** Of all discriminators: more is nobody's description, and would cost what other limits spare. */
const MAX_HEIRS = 20_000;

/**
 * The description with a mapping in each discriminator of a component that has none and is no union: of all that is made of
 * it by `allOf`, directly or through others.
 */
export function withHeirs(root: JsonMap): JsonMap {
  const components = isMap(root["components"]) ? root["components"] : {};
  const schemas = isMap(components["schemas"]) ? components["schemas"] : {};
  const bases = Object.entries(schemas).filter(([, schema]) => isUnmapped(schema));
  if (bases.length === 0) return root;
  const direct = directIn(schemas);
  const mapped: Record<string, unknown> = {};
  let count = 0;
  for (const [key, schema] of bases) {
    const heirs = heirsOf(key, direct, MAX_HEIRS - count);
    count += heirs.length;
    if (count > MAX_HEIRS) return root;
    if (heirs.length > 0) mapped[key] = withMapping(schema as JsonMap, heirs, schemas); // as it was found
  }
  return { ...root, components: { ...components, schemas: { ...schemas, ...mapped } } };
}

function isUnmapped(schema: unknown): boolean {
  if (!isMap(schema) || !isMap(schema["discriminator"])) return false;
  return !("mapping" in schema["discriminator"] || "oneOf" in schema || "anyOf" in schema);
}

function withMapping(schema: JsonMap, heirs: readonly string[], schemas: JsonMap): JsonMap {
  const mapping = heirs.map((heir): [string, string] => {
    const { [VALUE]: value } = schemas[heir] as JsonMap; // which has parts
    return [typeof value === "string" ? value : heir, REF + heir];
  });
  const discriminator = schema["discriminator"] as JsonMap; // as it was found
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
}

type Direct = ReadonlyMap<string, readonly string[]>;

/** At most one more than that many. */
function heirsOf(key: string, direct: Direct, most: number): readonly string[] {
  const found = new Set([key]);
  // a Set is walked as it grows
  for (const heir of found)
    for (const next of direct.get(heir) ?? []) if (found.size <= most + 1) found.add(next);
  found.delete(key);
  return [...found];
}

function directIn(schemas: JsonMap): Direct {
  const direct = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(schemas)) {
    const parts: unknown = isMap(schema) ? schema["allOf"] : undefined;
    for (const part of Array.isArray(parts) ? (parts as unknown[]) : []) {
      const base = isMap(part) ? componentOf(part["$ref"]) : undefined;
      if (base === undefined) continue;
      const before = direct.get(base);
      if (before === undefined) direct.set(base, [key]);
      else before.push(key);
    }
  }
  return direct;
}

function componentOf(ref: unknown): string | undefined {
  if (typeof ref !== "string" || !ref.startsWith(REF)) return undefined;
  return keysOf(placeOf(ref) ?? ROOT)[2];
}
