/** A change planted somewhere in a real description is found once, and undone it is told the other way round. */
import { join } from "node:path";
import { assert, asyncProperty, constantFrom } from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOf } from "../support/diff.ts";
import { readTree } from "../support/tree.ts";

type Node = Record<string, unknown>;

const DESCRIPTION = readTree(join(import.meta.dirname, "../../spec/2024-12-18.yaml"));
const SCHEMAS = schemasIn(DESCRIPTION);

interface Plant {
  readonly id: string;
  /** What the change is called the other way round. */
  readonly undone: string;
  readonly fits: (schema: Node) => boolean;
  readonly change: (schema: Node) => void;
}

const properties = (schema: Node): Node => (schema["properties"] ?? {}) as Node; // of an object
const hasProperties = (schema: Node): boolean =>
  schema["type"] === "object" && Object.keys(properties(schema)).length > 1;
const optional = (schema: Node): string | undefined =>
  Object.keys(properties(schema)).find(
    (name) => !((schema["required"] ?? []) as string[]).includes(name),
  ); // names
const isText = (schema: Node): boolean =>
  schema["type"] === "string" &&
  !["enum", "const", "format", "pattern"].some((keyword) => keyword in schema);
const values = (schema: Node): unknown[] => schema["enum"] as unknown[]; // where there are any

const PLANTS: readonly Plant[] = [
  {
    id: "property-added",
    undone: "property-removed",
    fits: hasProperties,
    change: (it) => Object.assign(properties(it), { planted: { type: "string" } }),
  },
  {
    id: "property-became-required",
    undone: "property-became-optional",
    fits: (it) => hasProperties(it) && optional(it) !== undefined,
    change: (it) =>
      Object.assign(it, { required: [...((it["required"] ?? []) as string[]), optional(it)] }), // names
  },
  {
    id: "null-allowed",
    undone: "null-refused",
    fits: isText,
    change: (it) => Object.assign(it, { type: ["string", "null"] }),
  },
  {
    id: "pattern-added",
    undone: "pattern-removed",
    fits: isText,
    change: (it) => Object.assign(it, { pattern: "^planted" }),
  },
  {
    id: "format-added",
    undone: "format-removed",
    fits: isText,
    change: (it) => Object.assign(it, { format: "planted" }),
  },
  {
    id: "limit-added",
    undone: "limit-removed",
    fits: (it) => it["type"] === "array" && !("maxItems" in it),
    change: (it) => Object.assign(it, { maxItems: 7 }),
  },
  {
    id: "enum-value-added",
    undone: "enum-value-removed",
    fits: (it) => Array.isArray(it["enum"]) && it["type"] === "string" && values(it).length > 1,
    change: (it) => Object.assign(it, { enum: [...values(it), "planted"] }),
  },
  {
    id: "default-added",
    undone: "default-removed",
    fits: (it) => isText(it) && !("default" in it),
    change: (it) => Object.assign(it, { default: "planted" }),
  },
];

/** Pointers, as keys, of the schemas that operations reach by name. */
function schemasIn(root: Readonly<Record<string, unknown>>): string[][] {
  const found: string[][] = [];
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && typeof value.type === "string") found.push(path);
    for (const [key, member] of Object.entries(value))
      if (!["enum", "const", "default", "example", "examples", "required"].includes(key))
        visit(member, [...path, key]);
  };
  const { schemas } = (root["components"] ?? {}) as { schemas?: Node }; // a description
  for (const [key, schema] of Object.entries(schemas ?? {}))
    visit(schema, ["components", "schemas", key]);
  return found;
}

function planted(path: readonly string[], change: (schema: Node) => void): object {
  const copy = structuredClone(DESCRIPTION) as Node; // of a description
  change(path.reduce<Node>((node, key) => node[key] as Node, copy)); // the path was walked before
  return copy;
}

const at = (path: readonly string[]): Node =>
  path.reduce<Node>((node, key) => node[key] as Node, DESCRIPTION as Node); // as above

/** Of the properties that tell members of a union apart, a change is a change of the union. */
const tellsApart = (path: readonly string[]): boolean =>
  path.at(-1) === "type" || path.includes("oneOf") || path.includes("anyOf");

describe.each(PLANTS)("$id", ({ id, undone, fits, change }) => {
  const places = SCHEMAS.filter((path) => !tellsApart(path) && fits(at(path)));

  test("is found once, wherever it is planted, and undone as its opposite", async () => {
    expect(places.length).toBeGreaterThan(0);
    await assert(
      asyncProperty(constantFrom(...places), async (path) => {
        const changed = planted(path, change);
        const there = await changesOf(DESCRIPTION, changed);
        const back = await changesOf(changed, DESCRIPTION);
        const told = (changes: typeof there): string[] =>
          changes
            .filter((it) => !it.id.startsWith("twins-"))
            .map((it) => `${it.id} ${it.methods.join()}`);
        const methods = there[0]?.methods.join() ?? "";
        expect(told(there)).toEqual([`${id} ${methods}`]);
        expect(told(back)).toEqual([`${undone} ${methods}`]);
        expect(methods).not.toBe("");
      }),
      { numRuns: 6, seed: 1 },
    );
  });
});
