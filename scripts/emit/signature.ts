/** How a method is called: the parameters and the result of each of its overloads, as text. */
import type { Method, ParameterGroup, Variant } from "../model/types.ts";
import { inputKind, pathArguments } from "./arguments.ts";
import { type Choice, choices } from "./choice.ts";
import { memberKey } from "./literal.ts";
import {
  answerOptions,
  type Asked,
  resultType,
  type Setting,
  streamOf,
  typeNames,
} from "./result.ts";

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
  readonly asked: Asked;
}

/** In the order in which they are declared. */
export function overloadsOf(setting: Setting): readonly Overload[] {
  const { method, model } = setting;
  return choices(method.variants, model).flatMap((choice) =>
    waysToAsk(choice).map((asked) => ({
      choice,
      asked,
      parameters: settleOptional([
        ...pathParameters(setting),
        ...inputParameter(setting, inputVariants(method, choice), asked),
        optionsParameter(setting, choice, asked),
      ]),
      returns: resultType(setting, choice.variants, asked),
    })),
  );
}

/** Errors are told of the last overload, which takes the parameters as they are described. */
function waysToAsk({ variants }: Choice): readonly Asked[] {
  const canStream = variants.every(({ stream }) => stream !== undefined);
  return canStream ? ["stream", "whole", "either"] : ["whole"];
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
      ...pathParameters(setting),
      ...(kind === undefined ? [] : [{ ...input, isOptional: !isRequired }]),
      {
        name: "options",
        type: [base, ...answerOptions(setting, "either"), ...extra].join(" & "),
        isOptional: true,
      },
    ]),
    returns: resultType(setting, [], "either"),
  };
}

function pathParameters({ method, scope }: Setting): readonly Parameter[] {
  return pathArguments(method, scope).map(({ name, type }) => ({ name, type, isOptional: false }));
}

/**
 * What either twin takes is what both take. A beta twin that takes more adds nothing to that: with it, a beta-only field
 * would pass beside `beta: false`, which the options for either twin cannot tell from a flag.
 */
function inputVariants({ fold }: Method, { variants, isEither }: Choice): readonly Variant[] {
  return isEither && fold.verdict === "superset" ? variants.slice(0, 1) : variants;
}

function inputParameter(
  setting: Setting,
  variants: readonly Variant[],
  asked: Asked,
): readonly Parameter[] {
  const kind = inputKind(setting.method);
  if (kind === undefined) return [];
  const inputs = variants.flatMap((variant) => variant[kind] ?? []);
  const types = inputs.length === 0 ? ["undefined"] : typeNames(setting, inputs);
  const type = [...types, ...wish(setting.method, asked)].join(" & ");
  const name = kind === "query" ? "query" : "params";
  const isOptional = asked !== "stream" && !inputs.some(({ required }) => required);
  return [{ name, type, isOptional }];
}

/** The property that asks for a stream, fixed. */
function wish(method: Method, asked: Asked): readonly string[] {
  const stream = streamOf(method);
  if (stream === undefined || asked === "either") return [];
  const name = memberKey(stream.when);
  return [
    asked === "stream"
      ? `{ readonly ${name}: true }`
      : `{ readonly ${name}?: false | null | undefined }`,
  ];
}

function optionsParameter(
  setting: Setting,
  { variants, options, isDefault }: Choice,
  asked: Asked,
): Parameter {
  const kind = inputKind(setting.method);
  const query = kind === "query" ? [] : variants.flatMap((variant) => variant.query ?? []);
  const headers = variants.flatMap((variant) => variant.headers ?? []);
  const fields = Object.entries({ query, headers }).flatMap(([name, groups]) =>
    groups.length === 0 ? [] : [`readonly ${name}${fieldType(setting, groups)}`],
  );
  const parts = [options(setting.scope), ...answerOptions(setting, asked)];
  if (fields.length > 0) parts.push(`{ ${fields.join("; ")} }`);
  const isRequired = [...query, ...headers].some(({ required }) => required);
  return { name: "options", type: parts.join(" & "), isOptional: isDefault && !isRequired };
}

function fieldType(setting: Setting, groups: readonly ParameterGroup[]): string {
  const type = typeNames(setting, groups).join(" & ");
  return groups.some(({ required }) => required) ? `: ${type}` : `?: ${orUndefined(type)}`;
}

/** With the brackets that prettier would set. */
function orUndefined(type: string): string {
  return `${type.includes(" & ") ? `(${type})` : type} | undefined`;
}

/** What may be left out must come last: before a required parameter it takes `undefined` instead. */
function settleOptional(parameters: readonly Parameter[]): readonly Parameter[] {
  const last = parameters.findLastIndex(({ isOptional }) => !isOptional);
  return parameters.map((parameter, index) =>
    parameter.isOptional && index < last
      ? { ...parameter, type: orUndefined(parameter.type), isOptional: false }
      : parameter,
  );
}
