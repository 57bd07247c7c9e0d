/** The rows of the configuration by which a model is made. */
import type { PagingRow } from "./types.ts";

export interface Rows {
  readonly twins: readonly TwinRow[];
  readonly paging: readonly PagingRow[];
  readonly names: readonly NameRow[];
  readonly typeNames?: readonly TypeNameRow[] | undefined;
  /** Routes and tags of the operations that are wanted; all where there is none. */
  readonly include?: readonly string[] | undefined;
  readonly idempotent: readonly IdempotentRow[];
  /** Which enums are constants too: types, properties as `Type.property`, or true for every type that is one. */
  readonly enums?: boolean | readonly string[] | undefined;
  readonly streams?: readonly StreamRow[] | undefined;
  /** Header parameters that the runtime sends by itself; compared without case. */
  readonly ownedHeaders: readonly string[];
}

/**
 * Where twins differ. `query`: by that parameter in the path key, whatever its value. `path`: the segment `beta`
 * where the GA route has `ga`. `header`: by a required header of a constant value, under a path key with a `#fragment`.
 */
export type TwinRow =
  | { readonly in: "query"; readonly name: string }
  | { readonly in: "path"; readonly ga: string; readonly beta: string }
  | { readonly in: "header"; readonly name: string };

/** An exception to the rules of names: `{ operation: "GET /v1/things", name: "things.all", reason: "…" }`. */
export interface NameRow {
  readonly operation: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * The same of a type, by the key of its schema: `{ schema: "Pet", name: "Animal", reason: "…" }`. With `in`, of the type that
 * requests have where answers have another one.
 */
export interface TypeNameRow {
  readonly schema: string;
  readonly in?: "request" | undefined;
  readonly name: string;
  readonly reason: string;
}

/** A POST or PATCH that may be sent twice without harm: `{ operation: "POST /v1/things/{id}/cancel", reason: "…" }`. */
export interface IdempotentRow {
  readonly operation: string;
  readonly reason: string;
}

/** An operation whose answer is a stream where the body property `when` is true, whole otherwise. */
export interface StreamRow {
  /** As the description spells it; each twin has a row of its own: `POST /v1/messages?beta=true`. */
  readonly operation: string;
  readonly when: string;
  /** The schema of an item, where the description does not say it beside the answer. */
  readonly events?: string | undefined;
  /** How the items travel: `text/event-stream` where nothing is said. */
  readonly mediaType?: string | undefined;
  /** The data of the event that ends the stream. */
  readonly done?: string | undefined;
}
