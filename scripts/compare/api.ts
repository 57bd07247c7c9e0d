/** What a description says of its operations, read leniently and for comparison only. */
import type { Site } from "./schema.ts";
import type { Located } from "./spec.ts";

export interface Api {
  readonly version: string | null;
  /** Where the terms of service are. */
  readonly terms: string | null;
  /** Name, identifier and address. */
  readonly license: string | null;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** What the server calls: bodies come to the consumer, answers go from there. */
  readonly webhooks: readonly Operation[];
  /** By name. */
  readonly schemes: ReadonlyMap<string, Scheme>;
}

export interface Server {
  readonly url: string;
  readonly pointer: string;
  /** By name. */
  readonly variables: ReadonlyMap<string, Variable>;
}

/** A part of a server's URL that the caller chooses. */
export interface Variable {
  readonly default: string | null;
  /** Null where any value may be chosen. */
  readonly values: readonly string[] | null;
}

export interface Operation {
  /** `GET /v1/files?beta=true` */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly operationId: string | null;
  readonly deprecated: boolean;
  readonly sunset: string | null;
  /** `beta`, `stable`, … */
  readonly stability: string | null;
  /** Its own, or those of its path; null where it has those of the whole. */
  readonly servers: readonly Server[] | null;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
  /** By status, in upper case. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly callbacks: readonly Operation[];
  readonly security: Security;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly pointer: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly sunset: string | null;
  readonly style: string;
  readonly explode: boolean;
  readonly allowEmpty: boolean;
  /** `/?#` and the like may stand as they are. */
  readonly allowReserved: boolean;
  readonly site: Site;
}

export interface Body {
  readonly pointer: string;
  readonly required: boolean;
  readonly content: Content;
}

/** By media type, in lower case and without charset. */
export type Content = ReadonlyMap<string, Media>;

export interface Media {
  readonly pointer: string;
  /** Of the whole, or of one item where the media type is a sequence. */
  readonly site: Site;
  /** How parts are encoded where it is not the usual way, as JSON by name. */
  readonly encoding: ReadonlyMap<string, string>;
}

export interface Answer {
  readonly pointer: string;
  readonly content: Content;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, Header>;
  /** By name. */
  readonly links: ReadonlyMap<string, Link>;
}

/** What may be called next, with values of the answer. */
export interface Link {
  readonly pointer: string;
  /** To which operation, with what: equal where it is the same, however it is spelled. */
  readonly leads: string;
}

export interface Header {
  readonly pointer: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** The one that it is written in; null where it is written as it is. */
  readonly mediaType: string | null;
  /** Maps are written as `a=1`, not as `a,1`. */
  readonly explode: boolean;
  readonly site: Site;
}

export interface Security {
  readonly pointer: string;
  /** One of them must be met; scopes by name of the scheme. Empty where nothing is asked. */
  readonly alternatives: readonly ReadonlyMap<string, readonly string[]>[];
}

export interface Scheme {
  readonly pointer: string;
  /** What is sent and where: equal for schemes that authenticate the same way. */
  readonly signature: string;
  /** Of tokens, in lower case; null where nothing is said of it. */
  readonly tokenFormat: string | null;
  /** Where tokens come from, by the way to get them. */
  readonly endpoints: ReadonlyMap<string, readonly string[]>;
  readonly deprecated: boolean;
  /** Scopes with what they are for, by the way to get tokens of them. */
  readonly scopes: ReadonlyMap<string, Located>;
}
