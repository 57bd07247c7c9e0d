/** The types of a method's parts: body, query, headers, answer and item, named by the method and the variant. */
import type { Problem } from "../diagnostics.ts";
import { bodyMedia } from "./media.ts";
import { typePrefix } from "./names.ts";
import { keyOf } from "./references.ts";
import type { JudgedTwin } from "./judge.ts";
import type { TypeTable } from "./type-table.ts";
import type { Answer, Body, ParameterGroup, SchemaObject, TypeName } from "./types.ts";
import type { Parameter } from "./document.ts";
import { pascalCase, wordsOf } from "./words.ts";

type Part = "Params" | "Query" | "Headers" | "Response" | "Item";

export interface Parts {
  readonly body: Body | null;
  readonly query: ParameterGroup | null;
  readonly headers: ParameterGroup | null;
  readonly answer: Answer;
}

/** Headers that are no parameters, as OpenAPI has it: others of its objects say them. */
const NO_PARAMETERS = ["accept", "content-type", "authorization"];

export class PartNamer {
  readonly #types: TypeTable;
  readonly #owned: ReadonlySet<string>;
  readonly #problems: Problem[];

  constructor(types: TypeTable, ownedHeaders: readonly string[], problems: Problem[]) {
    this.#types = types;
    this.#owned = new Set([...NO_PARAMETERS, ...ownedHeaders.map((name) => name.toLowerCase())]);
    this.#problems = problems;
  }

  /** Where twins agree on a part they share the type of the first. */
  partsOf(name: readonly string[], twins: readonly JudgedTwin[]): Parts[] {
    const made = new Map<Part, TypeName[]>();
    return twins.map((twin) => {
      const prefix = typePrefix(name) + variantPrefix(twin.beta);
      const named = (part: Part, schema: SchemaObject): TypeName => {
        const before = made.get(part) ?? [];
        const shared = before.find((type) => this.#types.is(type, schema));
        if (shared !== undefined) return shared;
        const type = prefix + part;
        if (this.#types.add(type, schema) === "taken") this.#clash(type, twin);
        made.set(part, [...before, type]);
        return type;
      };
      return this.#parts(twin, named);
    });
  }

  #parts(
    { operation, address, traits, page }: JudgedTwin,
    named: (part: Part, schema: SchemaObject) => TypeName,
  ): Parts {
    const body = operation.body === null ? undefined : bodyMedia(operation.body.content);
    const parameters = (place: string, isSent: (name: string) => boolean): Parameter[] =>
      operation.parameters.filter((it) => it.in === place && !isSent(it.name));
    const group = (part: Part, members: readonly Parameter[]): ParameterGroup | null =>
      members.length === 0
        ? null
        : {
            type: named(part, this.#types.rewrite(groupOf(members), false)),
            required: members.some(({ required }) => required),
          };
    const query = parameters("query", (name) => Object.hasOwn(address.sends.query, name));
    const sent = new Set(Object.keys(address.sends.headers).map((name) => name.toLowerCase()));
    const headers = parameters("header", (name) => {
      return this.#owned.has(name.toLowerCase()) || sent.has(name.toLowerCase());
    });
    return {
      body:
        body === undefined
          ? null
          : {
              mediaType: body.name,
              required: operation.body?.required ?? false,
              type: named("Params", this.#types.rewrite(body.schema ?? {}, false)),
            },
      query: group(page !== null && body === undefined ? "Params" : "Query", query),
      headers: group("Headers", headers),
      answer: {
        kind: traits.kind,
        mediaType: traits.mediaType,
        type: this.#referred(traits.kind === "json" ? "Response" : "Item", traits.schema, named),
        item: this.#referred("Item", page?.item ?? null, named),
      },
    };
  }

  /** A reference needs no further name. */
  #referred(
    part: Part,
    schema: SchemaObject | null,
    named: (part: Part, schema: SchemaObject) => TypeName,
  ): TypeName | null {
    if (schema === null) return null;
    const rewritten = this.#types.rewrite(schema, true);
    return typeof rewritten["$ref"] === "string"
      ? keyOf(rewritten["$ref"])
      : named(part, rewritten);
  }

  #clash(type: TypeName, { operation }: JudgedTwin): void {
    this.#problems.push({
      code: "name-clash",
      message: `the type ${type}, made for ${operation.method} ${operation.pathKey}, has the name of another`,
      advice:
        "name the method otherwise by a row of names, or rename the schema in the description",
      pointer: operation.pointer,
    });
  }
}

function variantPrefix(beta: boolean | string): string {
  if (typeof beta === "string") return pascalCase(wordsOf(beta));
  return beta ? "Beta" : "";
}

/** Parameters as one object type. */
function groupOf(parameters: readonly Parameter[]): SchemaObject {
  const required = parameters.filter((it) => it.required).map(({ name }) => name);
  return {
    ...(required.length === 0 ? {} : { required }),
    type: "object",
    properties: Object.fromEntries(
      parameters.map(({ name, schema, description, deprecated }) => [
        name,
        {
          ...schema,
          ...(description === null ? {} : { description }),
          ...(deprecated ? { deprecated } : {}),
        },
      ]),
    ),
  };
}
