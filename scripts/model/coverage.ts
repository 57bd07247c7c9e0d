/** Where two types differ, and whether the second has all that the first has. */
import { equalData, equalSchemas } from "./equal.ts";
import { keyOf, refTo, resolve, type Schemas } from "./references.ts";
import { ANNOTATIONS, SUBSCHEMAS } from "./subschemas.ts";
import type { SchemaObject, TypeName } from "./types.ts";

export interface Difference {
  /** `request.messages[]: fallbacks only in beta`. */
  readonly text: string;
  /** Whether the other twin has more here, and nothing less. */
  readonly widens: boolean;
}

export interface Comparison {
  readonly schemas: Schemas;
  /** How the other twin is called. */
  readonly called: string;
  /** The path to what is compared: `request.messages[]`. */
  readonly where: string;
  /** Whether callers give it, so that a new required field narrows; answers may have it. */
  readonly asked: boolean;
}

export function compareTypes(
  ga: TypeName | null | undefined,
  other: TypeName | null | undefined,
  comparison: Comparison,
): Difference[] {
  if (ga == null || other == null || ga === other) return [];
  const found = new Comparer(comparison).compare(
    { $ref: refTo(ga) },
    { $ref: refTo(other) },
    comparison.where,
  );
  if (found.length > 0) return found;
  return [{ text: `${comparison.where}: the same in another spelling`, widens: true }];
}

/** Limits: whether a larger one allows more. */
const LIMITS: Readonly<Record<string, boolean>> = {
  exclusiveMaximum: true,
  exclusiveMinimum: false,
  maxItems: true,
  maxLength: true,
  maxProperties: true,
  maximum: true,
  minItems: false,
  minLength: false,
  minProperties: false,
  minimum: false,
};

/** Compared on their own, or without a say in what is allowed. */
const APART = new Set([...ANNOTATIONS, ...SUBSCHEMAS.keys(), ...Object.keys(LIMITS)]);
for (const keyword of "$ref type const enum required discriminator default deprecated x-twinfold-open".split(
  " ",
))
  APART.add(keyword);

class Comparer {
  readonly #comparison: Comparison;
  /** Pairs on the way or done: a difference is told where it is met first. */
  readonly #seen = new Set<string>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  compare(ga: SchemaObject, other: SchemaObject, where: string): Difference[] {
    if (equalSchemas(ga, other)) return [];
    const pair = `${String(ga["$ref"])} ${String(other["$ref"])}`;
    if ("$ref" in ga && "$ref" in other) {
      if (this.#seen.has(pair)) return [];
      this.#seen.add(pair);
    }
    const left = resolve(ga, this.#comparison.schemas);
    const right = resolve(other, this.#comparison.schemas);
    if (membersOf(left) !== undefined || membersOf(right) !== undefined)
      return this.#unions(membersOf(left) ?? [ga], membersOf(right) ?? [other], where);
    return [
      ...this.#values(left, right, where),
      ...this.#limits(left, right, where),
      ...this.#properties(left, right, where),
      ...this.#inner(left, right, where),
      ...this.#others(left, right, where),
    ];
  }

  #only(where: string, what: string, inGa: boolean, widens: boolean): Difference {
    return { text: `${where}: ${what} only in ${inGa ? "GA" : this.#comparison.called}`, widens };
  }

  #unions(
    left: readonly SchemaObject[],
    right: readonly SchemaObject[],
    where: string,
  ): Difference[] {
    const rest = new Set(right);
    const missing: SchemaObject[] = [];
    const pairs: [SchemaObject, SchemaObject][] = [];
    for (const member of left) {
      const partner = [...rest].find((it) => this.#correspond(member, it));
      if (partner === undefined) missing.push(member);
      else {
        rest.delete(partner);
        pairs.push([member, partner]);
      }
    }
    return [
      ...missing.map((member) => this.#only(where, this.#label(member), true, false)),
      ...[...rest].map((member) => this.#only(where, this.#label(member), false, true)),
      ...pairs.flatMap(([a, b]) => this.compare(a, b, where)),
    ];
  }

  /** Members of two unions that are one another's twins. */
  #correspond(left: SchemaObject, right: SchemaObject): boolean {
    if (equalSchemas(left, right)) return true;
    const [a, b] = [left, right].map(({ $ref }) =>
      typeof $ref === "string" ? keyOf($ref) : undefined,
    );
    if (a !== undefined && b !== undefined && `Beta${a}` === b) return true;
    const tags = [left, right].map((it) => this.#tag(it));
    return tags[0] !== undefined && tags[0] === tags[1];
  }

  /** What tells a member of a union apart: its constants, or else its type. */
  #tag(schema: SchemaObject): string | undefined {
    const target = resolve(schema, this.#comparison.schemas);
    const properties = Object.entries((target["properties"] ?? {}) as Schemas); // read as schemas
    const constants = properties.flatMap(([name, it]) =>
      "const" in it ? [[name, it["const"]]] : [],
    );
    if (constants.length > 0) return JSON.stringify(constants);
    if ("const" in target) return JSON.stringify(target["const"]);
    return target["type"] === undefined ? undefined : JSON.stringify(target["type"]);
  }

  #label(schema: SchemaObject): string {
    if (typeof schema["$ref"] === "string") return keyOf(schema["$ref"]);
    return this.#tag(schema) ?? "a member";
  }

  #values(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
    const [mine, theirs] = [left, right].map(valuesOf);
    const types = [left, right].map(({ type }) =>
      Array.isArray(type) ? type : type === undefined ? [] : [type],
    );
    return [
      ...this.#sets(types[0] ?? [], types[1] ?? [], where),
      ...(mine === undefined && theirs === undefined
        ? []
        : mine === undefined
          ? [{ text: `${where}: any value in GA only`, widens: false }]
          : theirs === undefined
            ? [{ text: `${where}: any value in ${this.#comparison.called} only`, widens: true }]
            : this.#sets(mine, theirs, where)),
    ];
  }

  #sets(left: readonly unknown[], right: readonly unknown[], where: string): Difference[] {
    return [
      ...left
        .filter((it) => !right.includes(it))
        .map((it) => this.#only(where, JSON.stringify(it), true, left.length === 0)),
      ...right
        .filter((it) => !left.includes(it))
        .map((it) => this.#only(where, JSON.stringify(it), false, left.length > 0)),
    ];
  }

  #limits(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
    return Object.entries(LIMITS).flatMap(([keyword, more]) => {
      const [mine, theirs] = [left[keyword], right[keyword]] as (number | undefined)[]; // read as numbers
      if (mine === theirs) return [];
      const widens = theirs === undefined || (mine !== undefined && theirs > mine === more);
      const text = `${where}: ${keyword} ${mine ?? "none"} in GA, ${theirs ?? "none"} in ${this.#comparison.called}`;
      return [{ text, widens }];
    });
  }

  #properties(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
    const [mine, theirs] = [left, right].map((it) => (it["properties"] ?? {}) as Schemas); // read as schemas
    const [must, mustToo] = [left, right].map((it) => new Set((it["required"] ?? []) as string[])); // read as texts
    const names = [
      ...new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})]),
    ].toSorted();
    const { asked } = this.#comparison;
    return names.flatMap((name): Difference[] => {
      const [ga, other] = [mine?.[name], theirs?.[name]];
      if (other === undefined) return [this.#only(where, name, true, false)];
      if (ga === undefined) return [this.#only(where, name, false, !asked || !mustToo?.has(name))];
      const required =
        must?.has(name) === mustToo?.has(name)
          ? []
          : [
              this.#only(
                where,
                `${name} required`,
                must?.has(name) ?? false,
                must?.has(name) === asked,
              ),
            ];
      return [...required, ...this.compare(ga, other, `${where}.${name}`)];
    });
  }

  #inner(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
    return [...SUBSCHEMAS].flatMap(([keyword, shape]): Difference[] => {
      if (keyword === "properties") return [];
      const [ga, other] = [left[keyword], right[keyword]];
      if (equalData(ga, other)) return [];
      const place = keyword === "items" ? `${where}[]` : `${where}.${keyword}`;
      if (shape === "one" && isSchema(ga) && isSchema(other)) return this.compare(ga, other, place);
      const widens =
        other === undefined ||
        other === true ||
        (keyword === "additionalProperties" && ga === false);
      return [{ text: `${where}: ${keyword} differs`, widens }];
    });
  }

  #others(left: SchemaObject, right: SchemaObject, where: string): Difference[] {
    const keywords = [...new Set([...Object.keys(left), ...Object.keys(right)])].toSorted();
    return keywords
      .filter((keyword) => !APART.has(keyword) && !equalData(left[keyword], right[keyword]))
      .map((keyword) => ({ text: `${where}: ${keyword} differs`, widens: !(keyword in right) }));
  }
}

function membersOf(schema: SchemaObject): readonly SchemaObject[] | undefined {
  return (schema["oneOf"] ?? schema["anyOf"]) as readonly SchemaObject[] | undefined; // read as schemas
}

function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return schema["enum"] as readonly unknown[] | undefined; // read as a list
}

function isSchema(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null;
}
