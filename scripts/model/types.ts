/** The vocabulary of the pipeline: what a description says once every endpoint and its twins are one method. */

export type HttpMethod =
  | "DELETE"
  | "GET"
  | "HEAD"
  | "OPTIONS"
  | "PATCH"
  | "POST"
  | "PUT"
  | "QUERY" // as of OpenAPI 3.2
  | "TRACE";

/** What a successful call answers, judged by media type (and for JSON Lines by the schema of a line). */
export type ResponseKind = "json" | "jsonl" | "sse" | "binary" | "text" | "empty";

/** How the twins of a method relate. */
export type FoldVerdict = "identical" | "superset" | "diverged" | "beta-only" | "ga-only";

/** A JSON Schema (2020-12) object. References read `#/components/schemas/<TypeName>`. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** A key of {@link Model.schemas}: the name under which `schema.ts` exports the type. */
export type TypeName = string;

export interface Model {
  readonly title: string;
  /** `info.version`, or null where the description has none. */
  readonly version: string | null;
  /** Sorted by name, by code unit. No two share a name. */
  readonly methods: readonly Method[];
  /**
   * Every exported type: the description's own schemas, and one made for each inline body, answer and group of
   * parameters. Sorted by name. A twin equal to its GA schema all the way down is here as `{ $ref: GA schema }`.
   * A schema that is answered has no writeOnly property, one that is sent no readOnly one; where that makes two types of
   * it, the name is the answered one's, and the other one has `Writable` behind it.
   */
  readonly schemas: Readonly<Record<TypeName, SchemaObject>>;
  /** The keys of the schemas that types are; `in` says that it is what requests have in place of what is answered. */
  readonly origins?: Record<TypeName, { readonly schema: string; readonly in?: "request" }>;
  /** Sorted by what they are of. */
  readonly enums?: readonly EnumValues[];
}

/** An enum that is asked for at run time too. */
export interface EnumValues {
  readonly name: string; // of the constant: `processingStatusValues`
  /** The type, or the property as `Type.property`. */
  readonly of: string;
  /** As the description lists them, without null. */
  readonly values: readonly (string | number)[];
}

/** One logical method: a (HTTP method, route) with its variants. */
export interface Method {
  /** Namespace and verb: `["messages", "batches", "create"]`. */
  readonly name: readonly string[];
  readonly http: HttpMethod;
  /** The GA variant's path without qualifier: `/v1/messages/batches/{message_batch_id}`. */
  readonly route: string;
  /** In the order of the route. */
  readonly pathParameters: readonly PathParameter[];
  /** GA (if any) first, then `beta: true` (if any), then the named ones by code unit. Never empty. */
  readonly variants: readonly Variant[];
  readonly fold: Fold;
  readonly response: ResponseKind;
  /** The first paging row that the method's parameters and answer match. */
  readonly paging: PagingRow | null;
  /** Where a row of the configuration says that it may be sent twice without harm. */
  readonly idempotent?: true;
}

export interface PathParameter {
  /** As in the route, `message_batch_id`, and as in TypeScript, `messageBatchId`. */
  readonly name: string;
  readonly identifier: string;
  readonly type: "string" | "number" | "string | number";
  /** Where the description lists what it may be: the type that is these values, or the values themselves. */
  readonly values?: TypeName | readonly (string | number)[];
  readonly description: string | null;
}

export interface Fold {
  readonly verdict: FoldVerdict;
  /** Where the twins differ, one line each: `request: fallbacks only in beta`. Empty when identical or alone. */
  readonly differences: readonly string[];
}

/** One operation of the description: one way to call a method. */
export interface Variant {
  /** What the caller's `beta` option says to choose it: false is GA, a string a further qualifier's value. */
  readonly beta: boolean | string;
  /** As the description spells it: `""` or `beta=true`. */
  readonly qualifier: string;
  /** JSON pointer of the operation in the description. */
  readonly pointer: string;
  readonly operationId: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly deprecated: boolean;
  /** What every call of this variant sends, whatever the arguments. */
  readonly sends: Sends;
  readonly body: Body | null;
  /** The query parameters as one object type; the fixed ones in {@link Sends.query} are left out. */
  readonly query: ParameterGroup | null;
  /** The header parameters as one object type; those that the runtime owns are left out. */
  readonly headers: ParameterGroup | null;
  readonly answer: Answer;
  /** Where the answer is a stream when the caller asks for one. */
  readonly stream?: Stream;
}

/** What is answered instead where this property of the body is true. */
export interface Stream {
  readonly when: string;
  readonly answer: Answer; // of kind `sse` or `jsonl`
}

export interface Sends {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Where this variant's route is not the method's (twins by path segment). */
  readonly route: string | null;
}

export interface Body {
  readonly mediaType: string;
  readonly required: boolean;
  readonly type: TypeName;
  readonly styles?: ParameterGroup["styles"]; // of the fields of a form
}

export interface ParameterGroup {
  readonly type: TypeName;
  /** Whether one of the parameters is required. */
  readonly required: boolean;
  /** How they are written, by name, for those that are not written in the default style. */
  readonly styles?: Readonly<Record<string, QueryStyle>> | undefined;
}

/**
 * How a query parameter is written: values joined by a comma, a space or a pipe, fields of an object as parameters of
 * their own, by their key alone or in brackets behind the name, or JSON. By default an array repeats the name.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "fields" | "brackets" | "json";

export interface Answer {
  readonly kind: ResponseKind;
  readonly mediaType: string | null;
  /** The body; null for `binary`, `text`, `empty`. For `jsonl` and `sse` the type of one item, null for text. */
  readonly type: TypeName | null;
  /** What a list page lists, where the method pages. */
  readonly item: TypeName | null;
  readonly orEmpty?: true; // of `json`: another 2xx has no body
  /** Of `sse`. */
  readonly events?: EventForm;
}

/** How an item of `sse` is made of an event. */
export interface EventForm {
  /** Its data alone, or an object of its `event`, `id` and `data`. */
  readonly item: "data" | "event";
  /** Whether the data is JSON: of all events, of none, or of those with these names. */
  readonly json: boolean | readonly string[];
  readonly error?: true; // an event named `error` is described: another one ends the stream with an error
  readonly done?: string; // the data that ends the stream
}

/** A paging style: how to see that an operation has it, and how a client walks it. */
export type PagingRow = BodyPagingRow | LinkPagingRow;

/** The page is an object that says where the next one is. */
export interface BodyPagingRow {
  readonly in?: "body" | undefined;
  readonly name: string;
  /** Body field with the array of items. */
  readonly items: string;
  /** Body field that says whether there is a further page; without it, a missing cursor ends the walk. */
  readonly more?: string | undefined;
  /** The query parameter that asks for the next page, and the body field it is taken from. */
  readonly next: PagingStep;
  /** The same for the page before, where the style walks both ways. */
  readonly previous?: PagingStep | undefined;
}

/** The page is the list itself, and a header of links (RFC 8288) says where the next one is. */
export interface LinkPagingRow {
  readonly in: "header";
  readonly name: string;
  /** As answers describe it; compared without case. */
  readonly header: string;
}

export interface PagingStep {
  readonly parameter: string;
  readonly from: string;
}
