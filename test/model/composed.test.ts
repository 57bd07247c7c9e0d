/** Twins of which one is composed by allOf and the other is not: what they say counts, not how. */
import { expect, test } from "vitest";
import { model } from "../../scripts/model/index.ts";
import type { Fold } from "../../scripts/model/types.ts";
import { answer, loadParts, ref } from "../support/description.ts";
import { ROWS } from "../support/rows.ts";

const S = { type: "string" };
const object = (properties: object, ...required: string[]): object => ({
  type: "object",
  properties,
  required,
});

async function foldOf(ga: object, beta: object, schemas: object): Promise<Fold | undefined> {
  const paths = { "/run": { post: answer(ga) }, "/run?beta=true": { post: answer(beta) } };
  return model(await loadParts({ paths, components: { schemas } }), ROWS).methods[0]?.fold;
}

const SAME: Fold = {
  verdict: "superset",
  differences: ["response: the same in another spelling"],
};
const Order = object({ id: S, next: ref("Order") }, "id");

test.each<[string, object, Fold]>([
  [
    "an object and more",
    { allOf: [ref("Order"), object({ priority: S })] },
    { verdict: "superset", differences: ["response: priority only in beta"] },
  ],
  [
    "an object and properties beside it",
    { allOf: [ref("Order")], properties: { priority: S }, required: ["priority"] },
    { verdict: "superset", differences: ["response: priority only in beta"] },
  ],
  ["a reference with a description", { allOf: [ref("Order")], description: "The same." }, SAME],
  [
    "the same in two parts",
    { allOf: [object({ id: S }, "id"), object({ id: S, next: ref("Order") })] },
    SAME,
  ],
  [
    "less",
    { allOf: [object({ id: S }, "id"), object({ priority: S })] },
    {
      verdict: "diverged",
      differences: ["response: next only in GA", "response: priority only in beta"],
    },
  ],
])("%s is compared by its properties", async (_, beta, fold) => {
  expect(await foldOf(ref("Order"), ref("BetaOrder"), { Order, BetaOrder: beta })).toEqual(fold);
});

test.each<[string, object]>([
  ["parts that say different things of one property", object({ id: { type: "number" } })],
  ["a part that is no plain object", { oneOf: [object({ a: S }), object({ b: S })] }],
  ["a part that closes the object", { ...object({}), additionalProperties: false }],
])("%s stay parts", async (_, part) => {
  const BetaOrder = { allOf: [ref("Order"), part] };
  const fold = await foldOf(ref("Order"), ref("BetaOrder"), { Order, BetaOrder });
  expect(fold?.verdict).toBe("diverged");
  expect(fold?.differences).toContain("response: allOf differs");
});

test("sixty levels of two parts each come to an end", async () => {
  const levels = Array.from({ length: 60 }, (_, i) => {
    const below = i === 0 ? object({ id: S }, "id") : ref(`Level${i - 1}`);
    return [`Level${i}`, { allOf: [below, { allOf: [below] }] }] as const;
  });
  const schemas = { ...Object.fromEntries(levels), Order: object({ id: S }, "id") };
  expect(await foldOf(ref("Order"), ref("Level59"), schemas)).toEqual(SAME);
});
