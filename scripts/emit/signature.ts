/** How a method is called: the parameters and the result of each of its overloads, as text. */
import type { Method, Model, ParameterGroup, TypeName, Variant } from "../model/types.ts";
import { inputKind, pathArguments } from "./arguments.ts";
import { type Choice, choices } from "./choice.ts";
import { canonicalName } from "./schema-shape.ts";
import type { Scope } from "./scope.ts";

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly returns: string;
}

export interface Overload extends Signature {
  readonly choice: Choice;
}

/** What the text of a signature depends on. */
export interface Setting {
  readonly method: Method;
  readonly model: Model;
  readonly scope: Scope;
}

/** In the order in which they are declared. */
export function overloadsOf(setting: Setting): readonly Overload[] {
  const { method, model } = setting;
  return choices(method.variants, model).map((choice) => ({
    choice,
    parameters: settleOptional([
      ...pathParameters(method),
      ...inputParameter(setting, inputVariants(method, choice)),
      optionsParameter(setting, choice),
    ]),
    returns: returnType(setting, choice.variants),
  }));
}

/** The signature behind several overloads: it takes whatever one of them takes. */
export function implementationOf(setting: Setting, given: readonly Overload[]): Signature {
  const { method, scope } = setting;
  const kind = inputKind(method);
  const input = {
    name: kind === "query" ? "query" : "params",
    type: kind === "query" ? "object" : "unknown",
  };
  const isRequired = given.every(({ parameters }) =>
    parameters.some(({ name, isOptional }) => name === input.name && !isOptional),
  );
  const isNamed = method.variants.some(({ beta }) => typeof beta === "string");
  const base = scope.runtime(isNamed ? "AnyCallOptions" : "AnyOptions");
  const query = kind !== "query" && method.variants.some((variant) => variant.query !== null);
  const extra = query ? ["{ readonly query?: object | undefined }"] : [];
  return {
    parameters: settleOptional([
      ...pathParameters(method),
      ...(kind === undefined ? [] : [{ ...input, isOptional: !isRequired }]),
      {
        name: "options",
        type: [base, ...jsonlOptions(setting), ...extra].join(" & "),
        isOptional: true,
      },
    ]),
    returns: returnType(setting, []),
  };
}

function pathParameters(method: Method): readonly Parameter[] {
  return pathArguments(method).map(({ name, type }) => ({ name, type, isOptional: false }));
}

/**
 * What either twin takes is what both take. A beta twin that takes more adds nothing to that: with it, a beta-only field
 * would pass beside `beta: false`, which the options for either twin cannot tell from a flag.
 */
function inputVariants({ fold }: Method, { variants, isEither }: Choice): readonly Variant[] {
  return isEither && fold.verdict === "superset" ? variants.slice(0, 1) : variants;
}

function inputParameter(setting: Setting, variants: readonly Variant[]): readonly Parameter[] {
  const kind = inputKind(setting.method);
  if (kind === undefined) return [];
  const inputs = variants.flatMap((variant) => variant[kind] ?? []);
  const type = inputs.length === 0 ? "undefined" : typeNames(setting, inputs).join(" & ");
  const name = kind === "query" ? "query" : "params";
  return [{ name, type, isOptional: !inputs.some(({ required }) => required) }];
}

function optionsParameter(setting: Setting, { variants, options, isDefault }: Choice): Parameter {
  const kind = inputKind(setting.method);
  const query = kind === "query" ? [] : variants.flatMap((variant) => variant.query ?? []);
  const headers = variants.flatMap((variant) => variant.headers ?? []);
  const fields = Object.entries({ query, headers }).flatMap(([name, groups]) =>
    groups.length === 0 ? [] : [`readonly ${name}${fieldType(setting, groups)}`],
  );
  const parts = [options(setting.scope), ...jsonlOptions(setting)];
  if (fields.length > 0) parts.push(`{ ${fields.join("; ")} }`);
  const isRequired = [...query, ...headers].some(({ required }) => required);
  return { name: "options", type: parts.join(" & "), isOptional: isDefault && !isRequired };
}

function fieldType(setting: Setting, groups: readonly ParameterGroup[]): string {
  const type = typeNames(setting, groups).join(" & ");
  // `&` binds tighter than `|`
  return groups.some(({ required }) => required) ? `: ${type}` : `?: ${type} | undefined`;
}

function jsonlOptions({ method, scope }: Setting): readonly string[] {
  return method.response === "jsonl" ? [scope.runtime("JsonlOptions")] : [];
}

/** The result for these variants; of anything, where there are none. */
function returnType(setting: Setting, variants: readonly Variant[]): string {
  const { method, scope } = setting;
  const answers = variants.map(({ answer }) => answer);
  const whole = (): string => typeNames(setting, answers).join(" | ");
  if (method.paging !== null) {
    const items = typeNames(
      setting,
      answers.map(({ item }) => ({ type: item })),
    );
    return `${scope.runtime("Paged")}<${items.join(" | ")}, ${whole()}>`;
  }
  switch (method.response) {
    case "json":
      return `${scope.runtime("Call")}<${whole()}>`;
    case "jsonl":
      return `${scope.runtime("Jsonl")}<${whole()}>`;
    case "binary":
    case "sse":
      return `${scope.runtime("Call")}<${scope.runtime("Download")}>`;
    case "text":
      return `${scope.runtime("Call")}<string>`;
    case "empty":
      return `${scope.runtime("Call")}<void>`;
  }
}

/** Each type once; `unknown` where one is not known, or there is none. */
function typeNames(
  { model, scope }: Setting,
  parts: readonly { readonly type: TypeName | null }[],
): readonly string[] {
  const names = parts.flatMap(({ type }) =>
    type === null ? [] : [canonicalName(model.schemas, type)],
  );
  if (names.length < parts.length || names.length === 0) return ["unknown"];
  return [...new Set(names)].map((name) => scope.schema(name));
}

/** What may be left out must come last: before a required parameter it takes `undefined` instead. */
function settleOptional(parameters: readonly Parameter[]): readonly Parameter[] {
  const last = parameters.findLastIndex(({ isOptional }) => !isOptional);
  return parameters.map((parameter, index) =>
    parameter.isOptional && index < last
      ? { ...parameter, type: `${parameter.type} | undefined`, isOptional: false }
      : parameter,
  );
}
