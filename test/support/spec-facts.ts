/** The facts that a description states of Message Batches and Models, one line of text for each. */
import { shape, text } from "./schema-shape.ts";
import { node, nodesOf, operationsOf, schemasOf, target, type Node } from "./tree.ts";

/** From the place of a fact (`MessageBatch.id`, `GET /v1/models limit`) to what is said there. */
export type Facts = ReadonlyMap<string, string>;

const PATHS = /^\/v1\/(messages\/batches|models)\b/;
const SCHEMAS = "#/components/schemas/";

export function factsOf(document: Node): Facts {
  const operations = operationsOf(document).filter(({ path }) => PATHS.test(path));
  const schemas = schemasOf(document);
  const names = reachable(
    document,
    operations.map((operation) => operation.node),
  );
  return new Map([
    ...operations.flatMap(({ method, path, node: operation }) =>
      operationFacts(document, `${method.toUpperCase()} ${path}`, operation),
    ),
    ...names.flatMap((name) => schemaFacts(name, node(schemas[name]))),
  ]);
}

type Fact = readonly [string, string];

function operationFacts(document: Node, place: string, operation: Node): readonly Fact[] {
  const resolved = (value: unknown): Node => {
    const { $ref } = node(value);
    return typeof $ref === "string" ? target(document, $ref) : node(value);
  };
  const parameters = [operation["parameters"] ?? []].flat().map(resolved);
  const bodies = { ...node(operation["responses"]), body: operation["requestBody"] };
  return [
    [place, String(operation["operationId"])],
    ...parameters.map(({ name, in: carrier, required, schema }): Fact => {
      const fact = { in: carrier, required: required === true, ...shape(schema) };
      return [`${place} ${String(name)}`, text(fact)];
    }),
    ...Object.entries(bodies).flatMap(([key, body]) =>
      Object.entries(node(resolved(body)["content"])).map(([mediaType, media]): Fact => {
        return [`${place} ${key} ${mediaType}`, text(shape(node(media)["schema"]))];
      }),
    ),
  ];
}

function schemaFacts(name: string, schema: Node): readonly Fact[] {
  const { properties, required, ...own } = shape(schema);
  const names = Array.isArray(required) ? required : [];
  return [
    [name, text(own)],
    ...Object.entries(node(properties)).map(([key, property]): Fact => {
      return [`${name}.${key}`, text({ ...node(property), required: names.includes(key) })];
    }),
  ];
}

/** The names of the schemas that a value leads to, directly or by way of others. */
function reachable(document: Node, from: readonly Node[]): readonly string[] {
  const seen = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, { $ref }] of nodesOf(value)) {
      if (typeof $ref !== "string" || seen.has($ref)) continue;
      seen.add($ref);
      follow(target(document, $ref));
    }
  };
  from.forEach(follow);
  return [...seen].filter((ref) => ref.startsWith(SCHEMAS)).map((ref) => ref.slice(SCHEMAS.length));
}
