/** A change planted somewhere in a real description is found once, and undone it is told the other way round. */
import { join } from "node:path";
import { assert, asyncProperty, constantFrom } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../scripts/compare/index.ts";
import { RULES } from "../../scripts/compare/rules.ts";
import { changesBothWays } from "../support/diff.ts";
import { readTree } from "../support/tree.ts";
import { OPERATION_PLANTS, PARAMETER_PLANTS, ROOT_PLANTS } from "./operation-plants.ts";
import type { Node, Plant } from "./plant.ts";
import { SCHEMA_PLANTS } from "./schema-plants.ts";

type Path = readonly string[];

const DESCRIPTION = readTree(join(import.meta.dirname, "../../spec/2024-11-04.yaml"));

const at = (path: Path, root: object = DESCRIPTION): Node =>
  path.reduce<Node>((node, key) => node[key] as Node, root as Node); // the path was walked before

/** The schemas that operations reach by name, but those that tell the members of a union apart. */
const SCHEMAS = schemasIn(DESCRIPTION).filter(
  (path) => path.at(-1) !== "type" && !path.includes("oneOf") && !path.includes("anyOf"),
);

const METHODS = new Set(["get", "post", "delete"]);

const OPERATIONS: readonly Path[] = Object.entries(at(["paths"])).flatMap(([path, item]) =>
  Object.keys(item as Node) // of a path
    .filter((key) => METHODS.has(key))
    .map((method) => ["paths", path, method]),
);

/** Headers are the client's own. */
const PARAMETERS: readonly Path[] = Object.keys(at(["components", "parameters"]))
  .map((name) => ["components", "parameters", name])
  .filter((path) => at(path)["in"] === "query");

/** Pointers, as keys. */
function schemasIn(root: Readonly<Record<string, unknown>>): Path[] {
  const found: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
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

function planted(path: Path, { change }: Plant): object {
  const copy = structuredClone(DESCRIPTION);
  change(at(path, copy));
  return copy;
}

/** A pair of twins of which one changes drifts apart as well. */
function told(changes: readonly Change[]): string[] {
  return changes
    .filter((it) => !it.id.startsWith("twins-"))
    .map(({ id, methods }) => `${id} ${methods.join()}`);
}

/** Kinds of change that reach no method. */
const OF_NOBODY = /^(server|version|webhook|terms|license|security-scheme-(added|removed))\b/;

const PLANTS = [
  ...SCHEMA_PLANTS.map((plant) => ({ ...plant, plant, where: SCHEMAS })),
  ...OPERATION_PLANTS.map((plant) => ({ ...plant, plant, where: OPERATIONS })),
  ...PARAMETER_PLANTS.map((plant) => ({ ...plant, plant, where: PARAMETERS })),
  ...ROOT_PLANTS.map((plant) => ({ ...plant, plant, where: [[]] })),
];

describe.each(PLANTS)("$id, undone $undone", ({ id, undone, plant, where }) => {
  const places = where.filter((path) => plant.fits(at(path)));

  test("is found once, wherever it is planted", async () => {
    expect(places.length).toBeGreaterThan(0);
    await assert(
      asyncProperty(constantFrom(...places), async (path) => {
        const changed = planted(path, plant);
        const [planting, undoing] = await changesBothWays(DESCRIPTION, changed);
        const [there = "", ...others] = told(planting);
        const methods = there.slice(id.length + 1);
        expect([there, ...others]).toEqual([`${id} ${methods}`]);
        expect(told(undoing)).toEqual([`${undone} ${methods}`]);
        expect(methods === "").toBe(OF_NOBODY.test(id));
      }),
      { numRuns: 2, seed: 1 },
    );
  });
});

/** What no single edit of this description is. Each has a pair of its own in the tables of rules. */
const UNPLANTED: readonly { readonly ids: RegExp; readonly why: string }[] = [
  { ids: /^(twins?|ga|variant)-/, why: "told of several operations" },
  { ids: /^operation-(added|removed)$/, why: "a twin is left, or comes: told as a story" },
  { ids: /^(operation-ids?|method)-/, why: "its ids stand twice, and its names follow from paths" },
  { ids: /^sunset-(earlier|later)$/, why: "it has no sunset to move" },
  { ids: /^received-/, why: "its server calls nobody" },
  { ids: /^stability-/, why: "it does not say how stable it is" },
  { ids: /^version-too-small$/, why: "said beside other changes" },
  { ids: /^parameter-(renamed|style-changed)$/, why: "renames a path, or spreads what is a list" },
  { ids: /^servers?-(value|default|replaced)/, why: "its servers have no variables, and stay" },
  { ids: /^security-required$/, why: "its key is a header that the client sends by itself" },
  { ids: /^media-type-(changed|parameters-changed)$|^encoding-/, why: "an edit of two keys" },
  {
    ids: /^header-(became|style|(un)?deprecated)|^link-changed$/,
    why: "its answers have no headers, no links",
  },
  { ids: /^(union|discriminator)-/, why: "a member is what its parts say" },
  { ids: /^(tuple|items)-|-tuple$|^object-opened$/, why: "no array or object of it is left open" },
  {
    ids: /-(widened|narrowed|tightened|loosened)$|^multiple-changed$/,
    why: "asks for an older one",
  },
  { ids: /^xml-/, why: "nothing of it is XML" },
  { ids: /^condition-changed$/, why: "it has no condition" },
  { ids: /^(string|bytes)-became-/, why: "where it has text, the type of a format is any text's" },
  { ids: /^property-became-(read|write)-only$/, why: "of one direction, where schemas have both" },
  { ids: /^security-scheme-redefined$/, why: "whatever it has is asked for" },
  {
    ids: /^security-(scope|endpoint|flow|token-format)-/,
    why: "its scheme has neither scopes nor endpoints nor tokens",
  },
];

test("every rule is planted, or it is said why not", () => {
  const found = new Set(PLANTS.flatMap(({ id, undone }) => [id, undone]));
  const left = Object.keys(RULES).filter((id) => !found.has(id));
  expect(left.filter((id) => !UNPLANTED.some(({ ids }) => ids.test(id)))).toEqual([]);
  expect(UNPLANTED.filter(({ ids }) => !left.some((id) => ids.test(id)))).toEqual([]);
});
