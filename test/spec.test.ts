/** The descriptions in spec/: valid, complete, readable, and the eight operations with their twins. */
import { createConfig, lint } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import {
  isNode,
  node,
  nodesOf,
  operationsOf,
  readTree,
  schemasOf,
  specFile,
  target,
  type Node,
} from "./support/tree.ts";

const OPERATION_IDS = [
  "message_batches_cancel",
  "message_batches_delete",
  "message_batches_list",
  "message_batches_post",
  "message_batches_results",
  "message_batches_retrieve",
  "models_get",
  "models_list",
];

/** What a reader takes in at once; the published descriptions run to several thousand characters. */
const LONGEST_DESCRIPTION = 600;

/** Every rule of the linter's recommended set holds, but for these. */
const RULES_OFF = {
  // The API publishes its twins as path keys with the literal query.
  "path-not-include-query": "off",
  // The licence of an API is its owner's to state.
  "info-license": "off",
  // It overlooks what `x-line-schema` refers to; the test of components below does not.
  "no-unused-components": "off",
} as const;

const read = (file: string): Node => readTree(specFile(file));

async function brokenRules(file: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ["recommended"], rules: RULES_OFF });
  const problems = await lint({ ref: specFile(file), config });
  return problems.map(
    (problem) => `${problem.ruleId} ${problem.location[0]?.pointer ?? ""} ${problem.message}`,
  );
}

function components(document: Node): readonly string[] {
  return Object.entries(node(document["components"]))
    .filter(([kind]) => kind !== "securitySchemes")
    .flatMap(([kind, entries]) =>
      Object.keys(node(entries)).map((name) => `#/components/${kind}/${name}`),
    );
}

/** The properties below a schema, at any depth, with the pointer that leads to each. */
function* propertiesOf(schema: Node, pointer: string): Generator<readonly [string, Node]> {
  for (const [name, property] of Object.entries(node(schema["properties"]))) {
    yield [`${pointer}/${name}`, node(property)];
    yield* propertiesOf(node(property), `${pointer}/${name}`);
  }
  const members = ["oneOf", "anyOf", "items", "additionalProperties"].flatMap((key) => schema[key]);
  for (const member of members.filter(isNode)) yield* propertiesOf(member, pointer);
}

/** The schemas and properties that say nothing of themselves and refer to nothing that does. */
function silent(document: Node): readonly string[] {
  const schemas = Object.entries(schemasOf(document)).map(
    ([name, schema]) => [name, node(schema)] as const,
  );
  return [...schemas, ...schemas.flatMap(([name, schema]) => [...propertiesOf(schema, name)])]
    .filter(([, schema]) => !("description" in schema || "$ref" in schema))
    .map(([pointer]) => pointer);
}

/** The values by which a union is told apart, where the member they lead to says another or is none of the union's. */
function wrongMappings(document: Node): readonly string[] {
  return [...nodesOf(document)].flatMap(([pointer, { discriminator, oneOf }]) => {
    const { propertyName, mapping } = node(discriminator);
    const members = [oneOf ?? []].flat().map((member) => node(member)["$ref"]);
    const mapped = Object.entries(node(mapping));
    const right = ([value, reference]: readonly [string, unknown]): boolean => {
      const properties = node(target(document, String(reference))["properties"]);
      return (
        members.includes(reference) && node(properties[String(propertyName)])["const"] === value
      );
    };
    const wrong = mapped.filter((entry) => !right(entry)).map(([value]) => `${pointer} ${value}`);
    return discriminator && mapped.length !== members.length ? [pointer, ...wrong] : wrong;
  });
}

describe.each(["2024-12-18.yaml", "2026-03-31.yaml"])("%s", (file) => {
  test("breaks no rule of the linter", async () => {
    expect(await brokenRules(file)).toEqual([]);
  });

  test("has the eight operations and their beta twins, under ids of their own", () => {
    const ids = operationsOf(read(file)).map((operation) => operation.node["operationId"]);
    const wanted = OPERATION_IDS.flatMap((id) => [id, `beta_${id}`]);
    expect(ids.toSorted()).toEqual(wanted.toSorted());
  });

  test("has each twin at the path of its own with the query added", () => {
    const calls = operationsOf(read(file)).map(({ method, path }) => `${method} ${path}`);
    const ga = calls.filter((call) => !call.includes("?"));
    expect(calls.toSorted()).toEqual([...ga, ...ga.map((call) => `${call}?beta=true`)].toSorted());
  });

  test("describes every operation, schema and property", () => {
    const document = read(file);
    const mute = operationsOf(document).filter(
      (one) => !(one.node["summary"] && one.node["description"]),
    );
    expect(mute.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(silent(document)).toEqual([]);
  });

  test("has no description that is longer than a reader's breath", () => {
    const long = [...nodesOf(read(file))].filter(
      ([, { description }]) =>
        typeof description === "string" && description.length > LONGEST_DESCRIPTION,
    );
    expect(long.map(([pointer]) => pointer)).toEqual([]);
  });

  test("has no component that nothing refers to", () => {
    const document = read(file);
    const referred = new Set([...nodesOf(document)].map(([, { $ref }]) => $ref));
    expect(components(document).filter((pointer) => !referred.has(pointer))).toEqual([]);
  });

  test("tells the members of a union apart by the constant that each of them has", () => {
    expect(wrongMappings(read(file))).toEqual([]);
  });

  test("has its schemas in alphabetical order", () => {
    const names = Object.keys(schemasOf(read(file)));
    expect(names).toEqual(names.toSorted());
  });
});

test("2024-11-04.yaml breaks one rule only, on purpose: the twins share their operationId", async () => {
  const rules = (await brokenRules("2024-11-04.yaml")).map((problem) => problem.split(" ")[0]);
  expect([...new Set(rules)]).toEqual(["operation-operationId-unique"]);
});
