/** Which variant the options choose, seen on the wire, and what is refused before anything is sent. */
import { expect, test } from "vitest";
import type { AnyOptions } from "../src/runtime.ts";
import { sendJson } from "./support/loopback.ts";
import { setup } from "./support/client.ts";

const ok = setup.bind(undefined, (_, response) => sendJson(response, { id: "b" }));

/** As callers without TypeScript would write it. */
function untyped(value: object): never {
  return value as never;
}

const rows: readonly {
  readonly options: object | undefined;
  readonly search: string;
  readonly header?: string;
}[] = [
  { options: undefined, search: "" },
  { options: {}, search: "" },
  { options: { beta: false }, search: "" },
  { options: { beta: undefined }, search: "" },
  { options: { betas: undefined }, search: "" },
  { options: { beta: true }, search: "?beta=true" },
  { options: { betas: ["a"] }, search: "?beta=true", header: "a" },
  { options: { betas: ["a", "b"] }, search: "?beta=true", header: "a,b" },
  { options: { betas: [] }, search: "?beta=true" },
  { options: { beta: true, betas: ["a"] }, search: "?beta=true", header: "a" },
  { options: { beta: "prompt_caching" }, search: "?beta=prompt_caching" },
  {
    options: { beta: "prompt_caching", betas: ["a"] },
    search: "?beta=prompt_caching",
    header: "a",
  },
  { options: { headers: { "anthropic-beta": "x" } }, search: "", header: "x" },
  {
    options: { betas: ["a"], headers: { "Anthropic-Beta": "x" } },
    search: "?beta=true",
    header: "x",
  },
];

test.each(rows)("$options sends create$search with beta header $header", async (row) => {
  const { server, batches } = await ok();
  await batches.create({ requests: [] }, row.options as AnyOptions & { beta: true });
  expect(server.requests[0]?.url).toBe(`/v1/messages/batches${row.search}`);
  expect(server.requests[0]?.headers["anthropic-beta"]).toBe(row.header);
});

test.each([
  [{ beta: false, betas: ["a"] }, /contradicts/],
  [{ beta: "nope" }, /no variant of beta: "nope"; beta can be false or true or "prompt_caching"/],
  [{ betas: "a" }, /betas must be a list/],
  [{ betas: ["a b"] }, /betas must be a list/],
  [{ betas: [1] }, /betas must be a list/],
])("%o is refused before anything is sent", async (options, message) => {
  const { server, batches } = await ok();
  const error = await batches.create({ requests: [] }, untyped(options)).catch((e: unknown) => e);
  expect(error).toMatchObject({ name: "UsageError", message: expect.stringMatching(message) });
  expect(error).toHaveProperty("message", expect.stringMatching(/^messages\.batches\.create: /));
  expect(server.requests).toEqual([]);
});

test.each([{ beta: true }, { betas: [] }, { betas: ["a"] }, { beta: "x" }])(
  "%o is refused where there is no beta twin",
  async (options) => {
    const { server, batches } = await ok();
    await expect(batches.delete("b", untyped(options))).rejects.toThrow(
      /^messages\.batches\.delete: there is no/,
    );
    expect(server.requests).toEqual([]);
  },
);

test.each([{}, { beta: false as const }, { beta: true as const }, { betas: [] }])(
  "a beta-only method takes %o for its only variant",
  async (options) => {
    const { server, batches } = await ok();
    await batches.legacy(options);
    expect(server.requests[0]?.url).toBe("/v1/legacy?beta=true");
  },
);

test.each(["beta", "betas"])(
  "%s among the parameters is refused with where it belongs",
  async (key) => {
    const { server, batches } = await ok();
    const refusal = new RegExp(`: ${key} is no parameter; it belongs in the options`);
    await expect(batches.create(untyped({ requests: [], [key]: ["a"] }))).rejects.toThrow(refusal);
    await expect(batches.list(untyped({ [key]: true }))).rejects.toThrow(refusal);
    expect(server.requests).toEqual([]);
  },
);

test("the variant's fixed query comes before the caller's and cannot be replaced", async () => {
  const { server, batches } = await setup((_, response) =>
    sendJson(response, { data: [], has_more: false }),
  );
  await batches.list({ limit: 5, after_id: undefined }, { beta: true });
  expect(server.requests[0]?.url).toBe("/v1/messages/batches?beta=true&limit=5");
});
