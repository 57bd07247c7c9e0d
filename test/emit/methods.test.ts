/** Generated methods: what they hand to the runtime, and which calls they allow. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Client } from "../golden/sample/index.ts";
import { emit, writeOutput } from "../../scripts/emit/index.ts";
import { compileErrors, RUNTIME } from "../support/compile.ts";
import type { Sent } from "../support/recording-resource.ts";
import { sampleModel } from "../support/sample-model.ts";

const spec = { sha256: "" };

describe("a generated method", () => {
  let folder: string;
  let sentBy: (use: (client: Client) => unknown) => Sent;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinfold-methods-"));
    const runtime = fileURLToPath(new URL("../support/recording-resource.ts", import.meta.url));
    await writeOutput(folder, await emit(sampleModel, { runtime, spec }));
    const module = (await import(join(folder, "index.ts"))) as {
      readonly Client: new (record: (sent: Sent) => void) => Client;
    };
    sentBy = (use) => {
      const all: Sent[] = [];
      use(new module.Client((sent) => all.push(sent)));
      const [first] = all;
      if (first === undefined || all.length > 1) throw new Error(`sent ${all.length} times`);
      return first;
    };
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it("sends a body and the options as they are given", () => {
    const options = { betas: ["a"] };
    const { sender, operation, rest } = sentBy((client) =>
      client.batches.create({ requests: ["x"] }, options),
    );
    expect([sender, ...rest]).toEqual(["call", { body: { requests: ["x"] } }, options]);
    expect(operation).toEqual({
      name: "batches.create",
      method: "POST",
      route: "/v1/batches",
      body: "application/json",
      response: "json",
      accept: "application/json",
      variants: [
        { beta: false },
        { beta: true, query: { beta: "true" } },
        { beta: "prompt_caching", query: { beta: "prompt_caching" } },
      ],
    });
  });

  it("sends a list by its paging style", () => {
    const { sender, rest } = sentBy((client) => client.batches.list({ limit: 5 }));
    const style = {
      items: "data",
      more: "has_more",
      next: { parameter: "after_id", from: "last_id" },
      previous: { parameter: "before_id", from: "first_id" },
    };
    expect([sender, ...rest]).toEqual(["paged", style, { query: { limit: 5 } }, undefined]);
  });

  it("sends path parameters under the names of the route", () => {
    const { sender, rest } = sentBy((client) => client.batches.results("b1"));
    expect([sender, ...rest]).toEqual(["jsonl", { path: { batch_id: "b1" } }, undefined]);
  });

  it("takes more than two path parameters as one object, and the query from the options", () => {
    const path = { fileId: "f", page: 2, xPart: "p" };
    const options = { query: { version: 1 } };
    const { rest } = sentBy((client) => client.files.parts.update(path, "text", options));
    expect(rest).toEqual([
      { path: { file_id: "f", page: 2, "x-part": "p" }, query: { version: 1 }, body: "text" },
      options,
    ]);
  });

  it("sends downloads of bytes as downloads, and of events as events", () => {
    expect(sentBy((client) => client.files.content("f")).sender).toBe("download");
    expect(sentBy((client) => client.files.events()).sender).toBe("sse");
  });

  it("says of an operation that the API itself has a beta", () => {
    expect(sentBy((client) => client.files.import({ beta: "mine" })).operation).toMatchObject({
      ownBeta: true,
    });
  });
});

/** A call each, and whether it is allowed. */
const CALLS: readonly (readonly [name: string, isAllowed: boolean, call: string])[] = [
  ["no options are GA", true, "(await client.batches.create(params)) satisfies All.Batch"],
  [
    "beta: false is GA",
    true,
    "(await client.batches.create(params, { beta: false })) satisfies All.Batch",
  ],
  [
    "betas: undefined is GA",
    true,
    "(await client.batches.create(params, { betas: undefined })) satisfies All.Batch",
  ],
  [
    "beta: true is beta",
    true,
    "(await client.batches.create(beta, { beta: true })) satisfies All.BetaBatch",
  ],
  [
    "betas are beta",
    true,
    "(await client.batches.create(beta, { betas: [] })) satisfies All.BetaBatch",
  ],
  [
    "a further variant goes by its name",
    true,
    '(await client.batches.create(params, { beta: "prompt_caching" })) satisfies All.Batch',
  ],
  [
    "a flag is either",
    true,
    "(await client.batches.create(params, { beta: isBeta })) satisfies All.Batch",
  ],
  [
    "a list that may be missing is either",
    true,
    "(await client.batches.create(params, { betas })) satisfies All.Batch",
  ],
  [
    "twins that agree take any option",
    true,
    "(await client.batches.list({}, { betas })).data satisfies All.Batch[]",
  ],
  [
    "lines are those of the variant",
    true,
    'for await (const line of client.batches.results("b", { beta: true })) line satisfies All.BetaLine',
  ],
  ["a beta-only method needs no option", true, 'await client.files.content("f")'],
  ["a beta-only method takes betas", true, 'await client.files.content("f", { betas: [] })'],
  [
    "what may be missing before something required is undefined",
    true,
    'await client.files.parts.update({ fileId: "f", page: 1, xPart: "x" }, undefined, { query: { version: 1 } })',
  ],
  [
    "a beta-only field of a GA call",
    false,
    'client.batches.create({ requests: [], effort: "high" })',
  ],
  [
    "a beta answer of a GA call",
    false,
    "(await client.batches.create(params)) satisfies All.BetaBatch",
  ],
  [
    "a beta answer where only the run knows",
    false,
    "(await client.batches.create(params, { beta: isBeta })) satisfies All.BetaBatch",
  ],
  ["beta: false with betas", false, "client.batches.create(params, { beta: false, betas: [] })"],
  ["betas without a beta twin", false, 'client.batches.delete("b", { betas: [] })'],
  ["beta: true without a beta twin", false, 'client.batches.delete("b", { beta: true })'],
  ["a variant that there is not", false, 'client.batches.create(params, { beta: "other" })'],
  [
    "a call without its required query",
    false,
    'client.files.parts.update({ fileId: "f", page: 1, xPart: "x" }, "t", {})',
  ],
  ["a call without its body", false, "client.batches.create()"],
  ["a query of another type", false, 'client.batches.list({ limit: "5" })'],
];

describe("the signatures", async () => {
  const opening = [
    'import type * as All from "./index.ts";',
    "declare const client: All.Client; declare const isBeta: boolean; declare const betas: string[] | undefined;",
    'const params = { requests: [] }; const beta = { ...params, effort: "high" } as const;',
  ];
  const calls = CALLS.map(
    ([, , call]) => `export async function use(): Promise<void> { ${call}; }`,
  );
  const text = [...opening, ...calls.map((call, index) => call.replace("use", `use${index}`))].join(
    "\n",
  );
  const files = await emit(sampleModel, { runtime: RUNTIME, spec });
  const errors = compileErrors([...files, { path: "use.ts", text }]);
  const errorsOf = (index: number): readonly string[] =>
    errors.filter((error) => error.startsWith(`use.ts:${opening.length + index + 1} `));

  it("are right in themselves", () => {
    expect(errors.filter((error) => !error.startsWith("use.ts"))).toEqual([]);
  });

  it.each(CALLS.map((row, index) => [...row, index] as const).filter(([, isAllowed]) => isAllowed))(
    "allow: %s",
    (_, __, ___, index) => {
      expect(errorsOf(index)).toEqual([]);
    },
  );

  it.each(
    CALLS.map((row, index) => [...row, index] as const).filter(([, isAllowed]) => !isAllowed),
  )("refuse: %s", (_, __, ___, index) => {
    expect(errorsOf(index)).toHaveLength(1);
  });
});
