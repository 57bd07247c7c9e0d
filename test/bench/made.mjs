/** Descriptions of any size, for the growth of a run: one operation, and schemas that refer to each other. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function makeDescription(folder, count) {
  const schemas = Array.from({ length: count }, (_, i) => {
    const next = { $ref: `#/components/schemas/S${(i * 7 + 1) % count}` };
    const properties = {
      next,
      list: { type: "array", items: { anyOf: [next, { type: "null" }] } },
    };
    return [`S${i}`, { type: "object", description: `*/ ${i}`.repeat(20), properties }];
  });
  const schema = { $ref: "#/components/schemas/S0" };
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const path = join(folder, `${count}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path,
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Made", version: "1" },
      paths: { "/things": { get: { responses } } },
      components: { schemas: Object.fromEntries(schemas) },
    }),
  );
  return path;
}
