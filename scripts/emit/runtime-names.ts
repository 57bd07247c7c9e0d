/** Every name of the runtime that generated code may use; a renamed export fails here, where it is emitted. */
import type * as Runtime from "../../src/runtime.ts";

/** Each type applied as generated code applies it, so that a change of its parameters fails here too. */
interface RuntimeTypes {
  AnyCallOptions: Runtime.AnyCallOptions;
  AnyOptions: Runtime.AnyOptions;
  Api: Runtime.Api;
  BetaOptions: Runtime.BetaOptions;
  Call: Runtime.Call<unknown>;
  Download: Runtime.Download;
  EitherOptions: Runtime.EitherOptions;
  GaOptions: Runtime.GaOptions;
  Jsonl: Runtime.Jsonl<unknown>;
  JsonlOptions: Runtime.JsonlOptions;
  Operation: Runtime.Operation;
  Paged: Runtime.Paged<unknown, unknown>;
  PagingStyle: Runtime.PagingStyle;
  Sse: Runtime.Sse<unknown>;
  SseOptions: Runtime.SseOptions;
  VariantOptions: Runtime.VariantOptions<string>;
}

export type RuntimeType = keyof RuntimeTypes;
export type RuntimeValue = keyof typeof VALUES;
export type RuntimeName = RuntimeType | RuntimeValue;

const VALUES = {
  Resource: true,
  asksFor: true,
  call: true,
  download: true,
  formParts: true,
  formText: true,
  jsonl: true,
  paged: true,
  pagedByLink: true,
  sse: true,
  styledForm: true,
  styledQuery: true,
} satisfies { readonly [Name in keyof typeof Runtime]?: true };

const TYPES = {
  AnyCallOptions: true,
  AnyOptions: true,
  Api: true,
  BetaOptions: true,
  Call: true,
  Download: true,
  EitherOptions: true,
  GaOptions: true,
  Jsonl: true,
  JsonlOptions: true,
  Operation: true,
  Paged: true,
  PagingStyle: true,
  Sse: true,
  SseOptions: true,
  VariantOptions: true,
} satisfies Record<RuntimeType, true>;

/** All of them, by code unit. */
export const RUNTIME_NAMES: readonly string[] = [
  ...Object.keys(VALUES),
  ...Object.keys(TYPES),
].toSorted();

/** Whether the name is a value, so that it is imported as one. */
export function isRuntimeValue(name: RuntimeName): name is RuntimeValue {
  return Object.hasOwn(VALUES, name);
}
