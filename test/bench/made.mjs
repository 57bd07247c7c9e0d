/** Descriptions of any size, for the growth of a run: schemas that refer to each other, and operations on them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param size `{ schemas, operations }`; both at least one */
export function makeDescription(folder, { schemas, operations }) {
  const path = join(folder, `${schemas}-${operations}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path,
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Made", version: "1" },
      paths: Object.fromEntries(listOf(operations, operationOf)),
      components: { schemas: Object.fromEntries(listOf(schemas, (i) => schemaOf(i, schemas))) },
    }),
  );
  return path;
}

function listOf(length, item) {
  return Array.from({ length }, (_, i) => item(i));
}

function schemaOf(i, count) {
  const next = { $ref: `#/components/schemas/S${(i * 7 + 1) % count}` };
  const properties = { next, list: { type: "array", items: { anyOf: [next, { type: "null" }] } } };
  return [`S${i}`, { type: "object", description: `*/ ${i}`.repeat(20), properties }];
}

/** Half of them create with a body, fifty in an area, as those of large APIs do. */
function operationOf(i) {
  const id = { name: "thing_id", in: "path", required: true, description: "Of the thing." };
  const query = listOf(3, (k) => ({
    name: `filter_${k}`,
    in: "query",
    description: "Narrows it.",
  }));
  const operation = {
    summary: `Operation ${i}`,
    description: "What it does, and to whom.\n\n".repeat(10),
    parameters: [id, ...query].map((it) => ({ ...it, schema: { type: "string" } })),
    responses: { 200: { description: "", ...json({ $ref: "#/components/schemas/S0" }) } },
  };
  const body = { type: "object", properties: { name: { type: "string" }, n: { type: "number" } } };
  const path = `/area${Math.floor(i / 50)}/{thing_id}/kind${i}s`;
  return [path, i % 2 ? { post: { ...operation, requestBody: json(body) } } : { get: operation }];
}

function json(schema) {
  return { content: { "application/json": { schema } } };
}
