/** The ways to choose a variant by the options of a call, as the rows of a method's overloads. */
import type { Model, Variant } from "../model/types.ts";
import { literal } from "./literal.ts";
import { canonicalName } from "./schema-shape.ts";
import type { Scope } from "./scope.ts";

export interface Choice {
  /** Those that the options may mean: two where the twins agree, or where only the run knows. */
  readonly variants: readonly Variant[];
  /** The type of the options, as text. */
  readonly options: (scope: Scope) => string;
  /** Whether a call without options means this one. */
  readonly isDefault: boolean;
  /** Whether the twins differ and the options leave open which is meant. */
  readonly isEither: boolean;
}

/** In the order of overloads: GA, beta, further variants, either twin. Never empty. */
export function choices(variants: readonly Variant[], model: Model): readonly Choice[] {
  const ga = variants.find(({ beta }) => beta === false);
  const beta = variants.find((variant) => variant.beta === true);
  const named = variants.flatMap((variant) => {
    if (typeof variant.beta !== "string") return [];
    const name = literal(variant.beta);
    return choice([variant], (scope) => `${scope.runtime("VariantOptions")}<${name}>`);
  });
  if (ga && beta) {
    const agree = signatureKey(ga, model) === signatureKey(beta, model);
    if (agree) return [byDefault([ga, beta], "AnyOptions"), ...named];
    const either = choice([ga, beta], (scope) => scope.runtime("EitherOptions"));
    return [
      byDefault([ga], "GaOptions"),
      choice([beta], (scope) => scope.runtime("BetaOptions")),
      ...named,
      { ...either, isEither: true },
    ];
  }
  if (ga) return [byDefault([ga], "GaOptions"), ...named];
  if (beta && named.length === 0) return [byDefault([beta], "AnyOptions")];
  if (beta) return [choice([beta], (scope) => scope.runtime("BetaOptions")), ...named];
  const [only] = named;
  return only && named.length === 1 ? [orNone(only)] : named;
}

function choice(variants: readonly Variant[], options: Choice["options"]): Choice {
  return { variants, options, isDefault: false, isEither: false };
}

function byDefault(variants: readonly Variant[], name: "AnyOptions" | "GaOptions"): Choice {
  return { ...choice(variants, (scope) => scope.runtime(name)), isDefault: true };
}

/** A further variant that is alone need not be named. */
function orNone({ variants, options }: Choice): Choice {
  const either: Choice["options"] = (scope) =>
    `(${scope.runtime("GaOptions")} | ${options(scope)})`;
  return { ...choice(variants, either), isDefault: true };
}

/** Equal for variants whose calls take and give the same types. */
function signatureKey({ body, query, headers, answer, stream }: Variant, model: Model): string {
  const inputs = [body, query, headers].map(
    (input) => input && [canonicalName(model.schemas, input.type), input.required],
  );
  const outputs = [answer.type, answer.item, stream && stream.answer.type].map(
    (type) => type && canonicalName(model.schemas, type),
  );
  return JSON.stringify([inputs, outputs]);
}
