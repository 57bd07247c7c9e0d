/** The name of a method: a function of its operation alone, so that no other operation can rename it. */
import { createRequire } from "node:module";
import type pluralizer from "pluralize";
import type { HttpMethod } from "./types.ts";
import { isVerb } from "./verbs.ts";
import { camelCase, pascalCase, wordsOf } from "./words.ts";

/** CommonJS costs less by `require`: imported, it is first searched for the names that it exports. */
const require = createRequire(import.meta.url);
const pluralize = require("pluralize") as typeof pluralizer; // `require` knows no types

/** What a name may depend on. */
export interface Subject {
  readonly http: HttpMethod;
  /** Without qualifiers: `/v1/messages/batches/{message_batch_id}`. */
  readonly route: string;
  /** Fixed qualifiers, each read as one more segment: the value of `?Action=CreateUser`, the name of `?acl`. */
  readonly fixed: readonly string[];
  readonly isListPage: boolean;
  /** Answered by a stream of items or of bytes. */
  readonly isStream: boolean;
}

interface Parsed extends Subject {
  /** The static segments before the last segment, in camel case. */
  readonly namespace: readonly string[];
  /** The words of the last segment; null where it is a parameter. */
  readonly last: readonly string[] | null;
  /** What follows the colon of the last segment. */
  readonly verb: readonly string[] | null;
}

export interface NameRule {
  readonly rule: string;
  readonly when: (operation: Parsed) => boolean;
  readonly name: (operation: Parsed) => readonly string[];
}

type Verbs = Readonly<Record<HttpMethod, string>>;

const OTHER = { HEAD: "head", OPTIONS: "options", QUERY: "query", TRACE: "trace" } as const;
/** Of one thing: `/batches/{id}`. */
const ONE: Verbs = {
  ...OTHER,
  GET: "retrieve",
  POST: "update",
  PATCH: "update",
  PUT: "replace",
  DELETE: "delete",
};
/** Of many things: `/batches`. */
const MANY: Verbs = {
  ...OTHER,
  GET: "list",
  POST: "create",
  PATCH: "updateAll",
  PUT: "replaceAll",
  DELETE: "deleteAll",
};
/** Before the name of a thing there is one of: `getUsage`. */
const PREFIX: Verbs = {
  ...OTHER,
  GET: "get",
  POST: "",
  PATCH: "update",
  PUT: "set",
  DELETE: "delete",
};

/** The first that applies names the method. */
export const NAME_RULES: readonly NameRule[] = [
  {
    rule: "a :verb suffix is the name",
    when: ({ verb }) => verb !== null,
    name: ({ namespace, last, verb }) => [...namespace, ...camel(last), ...camel(verb)],
  },
  {
    rule: "a parameter at the end is one thing: retrieve, update, replace, delete",
    when: ({ last }) => last === null,
    name: ({ namespace, http }) => [...namespace, ONE[http]],
  },
  {
    rule: "a GET that answers a list page is x.list",
    when: ({ http, isListPage }) => http === "GET" && isListPage,
    name: ({ namespace, last, http }) => [...namespace, ...camel(last), MANY[http]],
  },
  {
    rule: "a GET that answers a stream, or whose first word is a verb, is bare x",
    when: ({ http, isStream, last }) => http === "GET" && (isStream || isVerb(last?.[0])),
    name: ({ namespace, last }) => [...namespace, ...camel(last)],
  },
  {
    rule: "a plural noun is many things: x.list, x.create, x.replaceAll, x.updateAll, x.deleteAll",
    when: ({ last }) => isPluralNoun(last),
    name: ({ namespace, last, http }) => [...namespace, ...camel(last), MANY[http]],
  },
  {
    rule: "anything else is done by POST, as bare x, and had by getX, setX, updateX, deleteX",
    when: () => true,
    name: ({ namespace, last, http }) => [
      ...namespace,
      camelCase([PREFIX[http], ...(last ?? [])].filter((word) => word !== "")),
    ],
  },
];

/** Namespace and verb: `["messages", "batches", "create"]`. */
export function nameOf(subject: Subject): readonly string[] {
  const operation = parse(subject);
  return NAME_RULES.find(({ when }) => when(operation))?.name(operation) ?? [];
}

/**
 * A leading v1 is no part of the name, nor are a form (`.json`) and a segment without letters or figures; the root path
 * is `root`.
 */
function parse(subject: Subject): Parsed {
  const path = subject.route.replace(FORM, "").split("/").slice(1);
  const own = (path[0] === "v1" ? path.slice(1) : path).flatMap(divided).map(readable);
  const segments = [...own, ...subject.fixed];
  const [tail = "", verb] = splitVerb(segments.at(-1) ?? "");
  const all = [...segments.slice(0, -1), tail].filter(
    (it) => isParameter(it) || wordsOf(it).length > 0,
  );
  const last = all.at(-1) ?? (verb === undefined ? "root" : "");
  const before = all.slice(0, -1).filter((segment) => !isParameter(segment));
  return {
    ...subject,
    namespace: before.map((segment) => camelCase(wordsOf(segment))),
    last: isParameter(last) ? null : wordsOf(last),
    verb: verb === undefined ? null : wordsOf(verb),
  };
}

/** Of what is answered: `users.json`, `users.{format}`. */
const FORM = /(?<=[^/}])\.(json|xml|\{_?format\})$/;

/**
 * OData: `Users('{id}')` is one of the users, `getDelta(token='{token}')` a function of its own. What else stands before
 * braces is the name of what has a part that varies: `stream.{container}`.
 */
function divided(segment: string): readonly string[] {
  const [, name, given = ""] = /^([\w.]+)\((.*\{.*)\)$/.exec(segment) ?? [];
  if (name !== undefined) return given.includes("=") ? [name] : [name, given];
  const [, before = ""] = /^([^{]*)\{/.exec(segment) ?? [];
  return wordsOf(before).length === 0 || /^v$/i.test(before) ? [segment] : [before];
}

/** Letters beyond ASCII may be spelled by their bytes: `stra%C3%9Fe`. */
function readable(segment: string): string {
  return segment.replace(/(?:%[89A-F][\dA-F])+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** `{name}:cancel` → `{name}`, `cancel`. */
function splitVerb(segment: string): readonly [string, string?] {
  const [, before, verb] = /^([^:]*):([^:{}]+)$/.exec(segment) ?? [];
  return before === undefined || verb === undefined ? [segment] : [before, verb];
}

/** Whatever stands behind the braces: `{base}...{head}`, `{file}.json`. */
function isParameter(segment: string): boolean {
  return segment.includes("{");
}

function isPluralNoun(words: readonly string[] | null): boolean {
  const noun = words?.at(-1);
  if (noun === undefined || isVerb(words?.[0])) return false;
  return pluralize.isPlural(noun) && !pluralize.isSingular(noun); // health, as whatever is not counted, is both
}

function camel(words: readonly string[] | null): string[] {
  return words === null || words.length === 0 ? [] : [camelCase(words)];
}

/** All segments as one word, for the names of types: `MessagesBatchesCreate`. */
export function typePrefix(name: readonly string[]): string {
  return pascalCase(name);
}
