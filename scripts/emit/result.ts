/** What a call gives and takes for it, by the kind of its answer, as text. */
import type {
  Answer,
  Method,
  Model,
  ResponseKind,
  Stream,
  TypeName,
  Variant,
} from "../model/types.ts";
import type { RuntimeType, RuntimeValue } from "./runtime-names.ts";
import { canonicalName } from "./schema-shape.ts";
import type { Scope } from "./scope.ts";

/** What the text of a signature depends on. */
export interface Setting {
  readonly method: Method;
  readonly model: Model;
  readonly scope: Scope;
}

/** Whether the caller asks for the answer as a whole, as a stream, or for what only the run knows. */
export type Asked = "whole" | "stream" | "either";

interface KindRow {
  readonly sender: RuntimeValue;
  readonly result: RuntimeType;
  /** What its result is of; by default the type of the answer. */
  readonly of?: RuntimeType | "string" | "void";
  readonly options?: RuntimeType;
}

const KINDS: Readonly<Record<ResponseKind, KindRow>> = {
  json: { sender: "call", result: "Call" },
  jsonl: { sender: "jsonl", result: "Jsonl", options: "JsonlOptions" },
  sse: { sender: "sse", result: "Sse", options: "SseOptions" },
  binary: { sender: "download", result: "Call", of: "Download" },
  text: { sender: "call", result: "Call", of: "string" },
  empty: { sender: "call", result: "Call", of: "void" },
};

export function senderOf(kind: ResponseKind): RuntimeValue {
  return KINDS[kind].sender;
}

/** Where the answer is a stream when a property of the body asks for it: of the first variant that has one. */
export function streamOf({ variants }: Method): Stream | undefined {
  return variants.find(({ stream }) => stream !== undefined)?.stream;
}

/** The result for these variants; of anything, where there are none. */
export function resultType(setting: Setting, variants: readonly Variant[], asked: Asked): string {
  const { method } = setting;
  const stream = streamOf(method);
  const streams = variants.flatMap((variant) => variant.stream?.answer ?? []);
  return kindsOf(method, asked)
    .map((kind) => {
      const isStream = asked !== "whole" && kind === stream?.answer.kind;
      return answerType(setting, kind, isStream ? streams : variants.map(({ answer }) => answer));
    })
    .join(" | ");
}

/** The types of the options that the kinds of answers take. */
export function answerOptions({ method, scope }: Setting, asked: Asked): readonly string[] {
  return kindsOf(method, asked).flatMap((kind) => {
    const { options } = KINDS[kind];
    return options === undefined ? [] : [scope.runtime(options)];
  });
}

function kindsOf(method: Method, asked: Asked): readonly ResponseKind[] {
  const stream = streamOf(method)?.answer.kind;
  if (stream === undefined || asked === "whole") return [method.response];
  return asked === "stream" ? [stream] : [...new Set([stream, method.response])];
}

function answerType(setting: Setting, kind: ResponseKind, answers: readonly Answer[]): string {
  const { method, scope } = setting;
  const whole = unionOf(setting, kind, answers);
  if (method.paging !== null && kind === "json") {
    const items = unionOf(
      setting,
      kind,
      answers.map(({ item }) => ({ type: item })),
    );
    return `${scope.runtime("Paged")}<${items}, ${whole}>`;
  }
  const { result, of } = KINDS[kind];
  const isName = of !== undefined && of !== "string" && of !== "void";
  const data = isName ? scope.runtime(of) : (of ?? whole);
  const isPart = data !== "unknown" && answers.some(({ orEmpty }) => orEmpty);
  return `${scope.runtime(result)}<${isPart ? `${data} | undefined` : data}>`;
}

function unionOf(
  setting: Setting,
  kind: ResponseKind,
  answers: readonly { readonly type: TypeName | null }[],
): string {
  const isText = kind === "sse" && answers.length > 0 && answers.every(({ type }) => type === null);
  return isText ? "string" : typeNames(setting, answers).join(" | ");
}

/** Each type once; `unknown` where one is not known, or there is none. */
export function typeNames(
  { model, scope }: Setting,
  parts: readonly { readonly type: TypeName | null }[],
): readonly string[] {
  const names = parts.flatMap(({ type }) =>
    type === null ? [] : [canonicalName(model.schemas, type)],
  );
  if (names.length < parts.length || names.length === 0) return ["unknown"];
  return [...new Set(names)].map((name) => scope.schema(name));
}
