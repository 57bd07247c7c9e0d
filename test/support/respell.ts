/** Other spellings of a description that mean the same. */

type Node = Readonly<Record<string, unknown>>;
type Respell = (schema: Node) => Node;

const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "schemas", "$defs"]);
const SCHEMAS = new Set([
  "schema",
  "itemSchema",
  "items",
  "additionalProperties",
  "not",
  "contains",
  "propertyNames",
]);
const LISTS = new Set(["oneOf", "anyOf", "allOf", "prefixItems"]);
const DATA = new Set(["default", "example", "examples", "const", "enum", "mapping"]);
const PREFIX = "#/components/schemas/";

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy with every schema respelled, inner ones first. */
function mapSchemas(root: Node, respell: Respell): Node {
  const visit = (value: unknown, isSchema: boolean, key: string): unknown => {
    if (DATA.has(key) && !isSchema) return value;
    if (Array.isArray(value)) return value.map((it) => visit(it, LISTS.has(key), ""));
    if (!isNode(value)) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, inner(member, name, isSchema)]),
    );
    return isSchema ? respell(copy) : copy;
  };
  const inner = (member: unknown, name: string, inSchema: boolean): unknown => {
    if (inSchema && DATA.has(name)) return member;
    if (MAPS.has(name) && isNode(member) && (inSchema || name === "schemas"))
      return Object.fromEntries(
        Object.entries(member).map(([key, it]) => [key, visit(it, true, "")]),
      );
    return visit(member, SCHEMAS.has(name), name);
  };
  return visit(root, false, "") as Node; // a copy of the same shape
}

function targetOf(root: Node, ref: unknown): unknown {
  const { components } = root as { components?: { schemas?: Node } }; // a description
  return typeof ref === "string" ? components?.schemas?.[ref.slice(PREFIX.length)] : undefined;
}

export interface Spelling {
  readonly name: string;
  readonly of: (root: Node) => Node;
}

/** What holds a schema in an extension of its own is left alone. */
const bySchema = (name: string, respell: Respell): Spelling => ({
  name,
  of: (root) => mapSchemas(root, (it) => ("x-line-schema" in it ? it : respell(it))),
});

const isThreeOne = (root: Node): boolean => !String(root["openapi"]).startsWith("3.0");

/** Keywords may stand beside a reference as of 3.1 only. */
export const SPELLINGS: readonly Spelling[] = [
  bySchema("constants as enums", ({ const: only, ...rest }) =>
    only === undefined ? rest : { ...rest, enum: [only] },
  ),
  bySchema("enums in another order", (it) =>
    Array.isArray(it["enum"]) ? { ...it, enum: it["enum"].toReversed() } : it,
  ),
  bySchema("unions in another order", (it) => {
    const keyword = ["oneOf", "anyOf"].find((key) => Array.isArray(it[key]));
    return keyword === undefined
      ? it
      : { ...it, [keyword]: (it[keyword] as unknown[]).toReversed() };
  }),
  bySchema("members of unions twice", (it) =>
    Array.isArray(it["anyOf"])
      ? { ...it, anyOf: [...it["anyOf"], ...it["anyOf"]] as unknown[] }
      : it,
  ),
  bySchema("null by a member of a union", (it) => {
    const types = it["type"];
    if (!Array.isArray(types) || types.length !== 2 || !types.includes("null") || "enum" in it)
      return it;
    const { default: fallback, description, title, ...rest } = it;
    const notes = Object.fromEntries(
      Object.entries({ default: fallback, description, title }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    return {
      ...notes,
      anyOf: [
        { ...rest, type: types.find((type) => type !== "null") as unknown },
        { type: "null" },
      ],
    };
  }),
  bySchema("everything in an allOf of one", ({ default: fallback, readOnly, ...it }) => ({
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(readOnly === undefined ? {} : { readOnly }),
    allOf: [it],
  })),
  bySchema("everything in a union of one", ({ default: fallback, readOnly, ...it }) => ({
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(readOnly === undefined ? {} : { readOnly }),
    oneOf: [it],
  })),
  bySchema("other words", (it) => ({ ...it, title: "Another", description: "Another." })),
  {
    name: "references followed one step",
    of: (root) =>
      mapSchemas(root, (it) => {
        const { $ref, ...rest } = it;
        const target = targetOf(root, $ref);
        return isNode(target) ? { ...target, ...(isThreeOne(root) ? rest : {}) } : it;
      }),
  },
  { name: "inner schemas as components", of: extracted },
  { name: "schemas under other names", of: renamed },
];

/** Every property that is no reference becomes a component. */
function extracted(root: Node): Node {
  const found: Record<string, unknown> = {};
  const copy = mapSchemas(root, (it) => {
    const { properties } = it;
    if (!isNode(properties)) return it;
    const lifted = Object.entries(properties).map(([name, schema]) => {
      if (isNode(schema) && "$ref" in schema) return [name, schema] as const;
      const key = `Extracted${Object.keys(found).length}`;
      found[key] = schema;
      return [name, { $ref: PREFIX + key }] as const;
    });
    return { ...it, properties: Object.fromEntries(lifted) };
  }) as { components?: { schemas?: Node } }; // a description
  return {
    ...copy,
    components: { ...copy.components, schemas: { ...copy.components?.schemas, ...found } },
  };
}

function renamed(root: Node): Node {
  const text = JSON.stringify(root).replaceAll(
    /#\/components\/schemas\/([A-Za-z0-9._-]+)/g,
    `${PREFIX}Renamed$1`,
  );
  const copy = JSON.parse(text) as { components?: { schemas?: Node } }; // a copy of the same shape
  const schemas = Object.entries(copy.components?.schemas ?? {}).map(
    ([key, it]) => [`Renamed${key}`, it] as const,
  );
  return { ...copy, components: { ...copy.components, schemas: Object.fromEntries(schemas) } };
}
