/** All that generated code may import. It knows no particular API. */
export { call } from "./call.ts";
export { connect } from "./client.ts";
export { download } from "./download.ts";
export { formParts, formText } from "./form.ts";
export { styledForm } from "./form-styles.ts";
export { jsonl } from "./jsonl.ts";
export { pagedByLink } from "./link-pages.ts";
export { paged } from "./pagination.ts";
export { styledQuery } from "./query-styles.ts";
export { Resource } from "./resource.ts";
export { asksFor, sse } from "./sse.ts";
export type { Api } from "./api.ts";
export type { Answer, Call } from "./call.ts";
export type { ClientOptions } from "./client-options.ts";
export type { Download } from "./download.ts";
export type { Jsonl } from "./jsonl.ts";
export type {
  Arguments,
  EventForm,
  Operation,
  PagingStyle,
  PagingStep,
  ResponseKind,
  Variant,
} from "./operation.ts";
export type {
  AnyCallOptions,
  AnyOptions,
  BetaOptions,
  CallOptions,
  EitherOptions,
  GaOptions,
  JsonlOptions,
  SseOptions,
  VariantOptions,
} from "./options.ts";
export type { Page, Paged } from "./pagination.ts";
export type { QueryStyle } from "./query-styles.ts";
export type { Sse } from "./sse.ts";
export type { Profile } from "./profile.ts";
