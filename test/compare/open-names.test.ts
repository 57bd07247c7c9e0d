/** Names that the rules leave open stand in no comparison's way: nobody has to call these methods. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diff, type DiffOptions } from "../../scripts/diff.ts";
import { formatProblem, type Problem } from "../../scripts/diagnostics.ts";
import { temporaryFolder } from "../support/cli.ts";
import { api } from "../support/diff.ts";

const text = { type: "string" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const answer = { responses: { "200": { description: "", ...json({ type: "object" }) } } };

/** A POST whose name is a namespace too, and two schemas of one name. */
function pets(name: object): object {
  const schemas = { "pet-toy": { type: "object", properties: { name } }, PetToy: text };
  const requestBody = { required: true, ...json({ $ref: "#/components/schemas/pet-toy" }) };
  const id = { name: "id", in: "path", required: true, schema: text };
  const paths = {
    "/pet": { post: { operationId: "addPet", requestBody, ...answer } },
    "/pet/{id}/toys": { parameters: [id], get: answer },
  };
  return api(paths, { components: { schemas } });
}

async function compared(after: object, options: DiffOptions = {}) {
  const told: string[] = [];
  const report = await diff(pets(text), after, {
    ...options,
    onNote: (note) => told.push(note),
    onProblem: (problem: Problem) => told.push(formatProblem(problem)),
  });
  return { report, told };
}

test("the compiler is asked, by the names that init would propose, and reports have the same", async () => {
  const { report, told } = await compared(pets({ type: "integer" }));
  expect(report.changes.map(({ methods }) => methods)).toEqual([["pet.addPet"]]);
  expect(report.compiler).toContainEqual({
    method: "pet.addPet",
    variant: "GA",
    direction: "request",
    assignable: false,
    message: expect.stringContaining("string"),
  });
  expect(report.disagreements).toEqual([]);
  expect(told).toEqual([
    "1: names that the rules leave open: 1, taken as init proposes them",
    "1: names that the rules leave open: 1, taken as init proposes them",
  ]);
});

test("what gives no client says so, and a consumer's check says why", async () => {
  const reserved = { "/a": { get: { operationId: "then", ...answer } } };
  const twice = { ...reserved, "/b?beta=1": { get: answer }, "/b?beta=2&beta=1": { get: answer } };
  const { told } = await compared(api(twice));
  expect(told.join("\n")).toMatch(/^twin-clash: .*\n1 gives no client, so the rules judge alone$/m);
  await expect(compared(api(twice), { consumer: { consumer: ["*.ts"] } })).rejects.toThrow(
    /^twin-clash: .*\nusage: 1 gives no client, so that --consumer cannot be checked/,
  );
});

test("of a client that is a part of the description, methods have names; the rest is compared as well", async () => {
  const folder = await temporaryFolder();
  const config = join(folder, "twinfold.config.json");
  await writeFile(config, JSON.stringify({ include: ["/a", "/none"] }));
  const one = { ...answer, deprecated: true };
  const report = await diff(
    api({ "/a": { get: answer }, "/b": { get: answer } }),
    api({ "/a": { get: one }, "/b": { get: one } }),
    { config },
  );
  const told = report.changes.map(({ operation, methods }) => ({ operation, methods }));
  expect(told).toEqual([
    { operation: "GET /a", methods: ["getA"] },
    { operation: "GET /b", methods: ["GET /b"] },
  ]);
  expect(report.compiler).toHaveLength(1);
});
