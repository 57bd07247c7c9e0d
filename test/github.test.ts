/** GitHub's description: the rows of names it needs, no more and no less. Skipped where test/bench is not installed. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../scripts/config.ts";
import { ProblemsError } from "../scripts/diagnostics.ts";
import { load } from "../scripts/load/index.ts";
import type { Document } from "../scripts/model/document.ts";
import { model } from "../scripts/model/index.ts";
import { ROOT } from "./support/cli.ts";

const BENCH = join(ROOT, "test/bench");
const SPEC = join(BENCH, "node_modules/@octokit/openapi/generated/api.github.com.json");
const config = await readConfig(join(BENCH, "github.config.json"));

test("there are at most 25 rows, each with its reason", () => {
  expect(config.names.length).toBeLessThanOrEqual(25);
  for (const { reason } of config.names) expect(reason.split(" ").length).toBeGreaterThan(3);
});

describe.skipIf(!existsSync(SPEC))("@octokit/openapi in test/bench", () => {
  let document: Document;
  beforeAll(async () => {
    document = await load(SPEC);
  });

  test("with its rows every operation is a method of its own name", async () => {
    const { paths } = JSON.parse(await readFile(SPEC, "utf8")) as { paths: object }; // OpenAPI says so
    const operations = Object.values(paths).flatMap((item: object) =>
      Object.keys(item).filter((key) =>
        /^(delete|get|head|options|patch|post|put|trace)$/.test(key),
      ),
    );
    const { methods } = model(document, config);
    expect(methods).toHaveLength(operations.length);
    expect(new Set(methods.map(({ name }) => name.join("."))).size).toBe(operations.length);
    expect(methods.filter(({ paging }) => paging?.name === "link").length).toBeGreaterThan(100);
  });

  test("without them it fails, naming exactly those operations", () => {
    const error = failureOf(() => model(document, { ...config, names: [] }));
    const named = error.problems.map(({ message, advice }) => `${message} ${advice}`);
    expect(named).toHaveLength(config.names.length);
    for (const { operation } of config.names)
      expect(
        named.filter((text) => text.includes(`${operation} `) || text.includes(`${operation}"`)),
      ).not.toEqual([]);
  });

  test("each row is needed: without it alone it fails", () => {
    for (const row of config.names) {
      const names = config.names.filter((other) => other !== row);
      expect(failureOf(() => model(document, { ...config, names })).message).toContain(
        row.operation,
      );
    }
  });
});

function failureOf(action: () => unknown): ProblemsError {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemsError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}
