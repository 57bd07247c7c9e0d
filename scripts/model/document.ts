/** A description once it is checked and uniform: what `load` gives and `model` takes. */
import type { EventForm, HttpMethod, QueryStyle, SchemaObject } from "./types.ts";

/**
 * Every reference to a parameter, answer, body or path item is resolved; schemas speak OpenAPI 3.1 and refer to
 * {@link Document.schemas} only. Maps are sorted by code unit; the order of oneOf, anyOf, enum and type is kept.
 */
export interface Document {
  /** Of the source's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly title: string;
  readonly version: string | null;
  /** Sorted by path key, then by method. */
  readonly operations: readonly DocumentOperation[];
  /** By component key; `$ref` reads `#/components/schemas/<key>`. */
  readonly schemas: Readonly<Record<string, SchemaObject>>;
  /** What of the description reaches no method, though nothing is wrong with it. */
  readonly notes?: readonly Note[] | undefined;
  /** What else there is, where only a part was asked for. */
  readonly rest?: Rest | undefined;
}

/** Of a description of which a part was read. */
export interface Rest {
  /** Sorted as those that were read. */
  readonly operations: readonly UnreadOperation[];
  /** Keys of the schemas that nothing read refers to. */
  readonly schemas: readonly string[];
  /** The routes and tags that were asked for, and that no operation has. */
  readonly unmatched: readonly string[];
}

/** As much of an operation as tells whether it is asked for. */
export type UnreadOperation = Pick<DocumentOperation, "method" | "pathKey" | "tags">;

export interface Note {
  readonly message: string;
  /** JSON pointer of what it is about; none where that is a row of the configuration. */
  readonly pointer?: string | undefined;
  /** The keys that lead to that row. */
  readonly setting?: readonly (string | number)[] | undefined;
}

export interface DocumentOperation {
  readonly method: HttpMethod;
  /** As in `paths`: `/v1/messages/batches?beta=true`. */
  readonly pathKey: string;
  /** JSON pointer of the operation. */
  readonly pointer: string;
  readonly operationId: string | null;
  readonly tags?: readonly string[] | undefined;
  readonly summary: string | null;
  readonly description: string | null;
  readonly deprecated: boolean;
  /** Those of the path item included: path parameters in the order of the route, the others by place and name. */
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | null;
  /** The property of the body that makes the answer a stream, where a row of the configuration says so. */
  readonly streamsWhen?: string | undefined;
  /** Sorted by status. */
  readonly responses: readonly Response[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | null;
  /** Of a query parameter that is not written in the default style. */
  readonly style?: QueryStyle | undefined;
  readonly schema: SchemaObject;
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface Response {
  /** `200`, `2XX` or `default`. */
  readonly status: string;
  readonly content: readonly MediaType[];
  /** Names of the headers that are described. */
  readonly headers?: readonly string[] | undefined;
}

export interface MediaType {
  /** As the description spells it: `application/json; charset=utf-8`. */
  readonly name: string;
  readonly schema: SchemaObject | null;
  /** The type of one item of a sequential media type (OpenAPI 3.2). */
  readonly itemSchema: SchemaObject | null;
  /** Of the fields of a form that are not written in the default style. */
  readonly styles?: Readonly<Record<string, QueryStyle>> | undefined;
  /** Of server-sent events, once they were looked at: then {@link itemSchema} is the type of an item. */
  readonly events?: EventForm | undefined;
}
