/** Which options choose which variant, in the order of the overloads. */
import { expect, it } from "vitest";
import { choices } from "../../scripts/emit/choice.ts";
import { bareScope } from "../../scripts/emit/scope.ts";
import type { Variant } from "../../scripts/model/types.ts";
import { jsonAnswer, model, variant } from "../support/model.ts";

const given = model({
  schemas: {
    A: { type: "object" },
    B: { type: "string" },
    BetaA: { $ref: "#/components/schemas/A" },
  },
});
const ga = variant({ answer: jsonAnswer("A") });
const alike = variant({ beta: true, answer: jsonAnswer("BetaA") });
const other = variant({ beta: true, answer: jsonAnswer("B") });
const named = variant({ beta: "x", answer: jsonAnswer("B") });

/** Each as `options -> variants`, a question mark where the options may be left out. */
function rows(...variants: readonly Variant[]): readonly string[] {
  return choices(variants, given).map(({ options, variants: chosen, isDefault }) => {
    const names = chosen.map(({ beta }) => String(beta)).join(" or ");
    return `${options(bareScope)}${isDefault ? "?" : ""} -> ${names}`;
  });
}

it.each<{ name: string; variants: Variant[]; want: string[] }>([
  { name: "GA alone", variants: [ga], want: ["GaOptions? -> false"] },
  { name: "beta alone", variants: [other], want: ["AnyOptions? -> true"] },
  {
    name: "a further variant alone",
    variants: [named],
    want: ['(GaOptions | VariantOptions<"x">)? -> x'],
  },
  {
    name: "twins that agree but for names",
    variants: [ga, alike],
    want: ["AnyOptions? -> false or true"],
  },
  {
    name: "twins that differ",
    variants: [ga, other],
    want: ["GaOptions? -> false", "BetaOptions -> true", "EitherOptions -> false or true"],
  },
  {
    name: "twins that agree, and a further variant",
    variants: [ga, alike, named],
    want: ["AnyOptions? -> false or true", 'VariantOptions<"x"> -> x'],
  },
  {
    name: "twins that differ, and a further variant",
    variants: [ga, other, named],
    want: [
      "GaOptions? -> false",
      "BetaOptions -> true",
      'VariantOptions<"x"> -> x',
      "EitherOptions -> false or true",
    ],
  },
  {
    name: "GA and a further variant",
    variants: [ga, named],
    want: ["GaOptions? -> false", 'VariantOptions<"x"> -> x'],
  },
  {
    name: "beta and a further variant",
    variants: [other, named],
    want: ["BetaOptions -> true", 'VariantOptions<"x"> -> x'],
  },
])("$name", ({ variants, want }) => {
  expect(rows(...variants)).toEqual(want);
});
