/**
 * Whether two schemas are of the same words: but for what only people read, and for what differs between dialects word
 * by word. The order of members counts, as it takes a comparison to tell which is which.
 */
import { isMap, mapOf, type JsonMap } from "./spec.ts";

export interface Walk {
  /** What was met of references, the same ones on both sides; what they lead to was not looked at. */
  readonly refs: string[];
  /** Whether what stands beside a reference counts on both sides, or on neither. */
  readonly isOneDialect: boolean;
}

type Kind = "data" | "names" | "schema" | "words";

/** What keywords hold: schemas, or what no comparison reads, where they are not listed. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["properties", "names"],
  ["patternProperties", "names"],
  ["dependentSchemas", "names"],
  ["dependentRequired", "names"],
  ["required", "words"],
  ["default", "data"],
  ["discriminator", "data"],
  ["x-extensible-enum", "data"],
]);

/** Keywords for people. */
const PROSE = ["title", "description", "example", "examples"];
/** Keywords that are read together, as dialects say by one what others say by two. */
const ASIDE: ReadonlySet<string> = new Set([...PROSE, "type", "nullable", "const", "enum"]);

export function isAlike(
  before: unknown,
  after: unknown,
  walk: Walk,
  kind: Kind = "schema",
): boolean {
  if (kind === "words") return areSameWords(before, after);
  if (Array.isArray(before))
    return (
      Array.isArray(after) &&
      before.length === after.length &&
      before.every((member, index) => isAlike(member, after[index], walk, kind))
    );
  if (!isMap(before) || !isMap(after)) return before === after;
  if (kind === "schema") return areAlike(flat(before), flat(after), walk);
  const keys = Object.keys(before);
  const inside = kind === "names" ? "schema" : "data";
  return (
    keys.length === Object.keys(after).length &&
    keys.every((key) => Object.hasOwn(after, key) && isAlike(before[key], after[key], walk, inside))
  );
}

function areAlike(before: JsonMap, after: JsonMap, walk: Walk): boolean {
  const keys = Object.keys(before).filter((key) => !ASIDE.has(key));
  const others = Object.keys(after).filter((key) => !ASIDE.has(key));
  if (keys.length !== others.length) return false;
  if (keys.includes("$ref")) {
    if (!walk.isOneDialect && ![before, after].every(isOnlyReference)) return false;
    walk.refs.push(String(before["$ref"]));
  }
  const { mapping, defaultMapping } = mapOf(before["discriminator"]);
  if (mapping !== undefined) walk.refs.push(...Object.values(mapOf(mapping)).map(String));
  if (defaultMapping !== undefined) walk.refs.push(String(defaultMapping));
  return (
    areSameWords(typesOf(before), typesOf(after)) &&
    areSameWords(valuesOf(before), valuesOf(after)) &&
    keys.every(
      (key) =>
        Object.hasOwn(after, key) &&
        isAlike(before[key], after[key], walk, KINDS.get(key) ?? "schema"),
    )
  );
}

/** In any order. */
function areSameWords(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  const [mine, theirs] = [before, after].map(
    (list) => new Set(list.map((it: unknown) => JSON.stringify(it))),
  );
  return mine?.size === theirs?.size && [...(mine ?? [])].every((it) => theirs?.has(it));
}

function isOnlyReference(map: JsonMap): boolean {
  return Object.keys(map).every((key) => key === "$ref" || PROSE.includes(key));
}

/** Beside a reference or a combination the flag adds null to what all of them allow, where a type asks it of each. */
function typesOf(map: JsonMap): unknown {
  const { type, nullable } = map;
  if (nullable !== true) return type;
  return [type, isComposed(map) ? nullable : "null"].flat();
}

/** A constant is an enum of one value. */
function valuesOf(map: JsonMap): unknown {
  return Object.hasOwn(map, "const") ? [map["const"]] : map["enum"];
}

/** What may stand beside a union with null and inside it alike. */
const NOTES: ReadonlySet<string> = new Set([
  ...PROSE,
  ..."default deprecated readOnly writeOnly".split(" "),
]);
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf"];

function isComposed(schema: JsonMap): boolean {
  return COMPOSED.some((key) => key in schema);
}

/** A union of one plain type and null as that type, which null belongs to. */
function flat(schema: JsonMap): JsonMap {
  const { anyOf: union } = schema;
  if (!Array.isArray(union) || union.length !== 2) return schema;
  const [member, ...others] = (union as unknown[]).filter((it) => !isNull(it));
  if (!isMap(member) || others.length > 0) return schema;
  if (typeof member["type"] !== "string" || member["type"] === "null") return schema;
  const { anyOf: _, ...beside } = schema;
  const isPlain = !isComposed(member) && member["nullable"] === undefined;
  const isApart = Object.keys(beside).every((key) => NOTES.has(key) && !(key in member));
  const isTold = isApart || Object.keys(beside).every((key) => PROSE.includes(key));
  return isPlain && isTold ? { ...beside, ...member, nullable: true } : schema;
}

function isNull(schema: unknown): boolean {
  return isMap(schema) && schema["type"] === "null" && Object.keys(schema).length === 1;
}
