/** The types of a method's parts: body, query, headers, answer and item, named by the method and the variant. */
import type { Problem } from "../diagnostics.ts";
import { bodyMedia } from "./media.ts";
import { settledBy } from "./name-rows.ts";
import { typePrefix } from "./names.ts";
import { groupsOf, type FoundGroup } from "./parameter-groups.ts";
import { keyOf } from "./references.ts";
import type { JudgedTwin } from "./judge.ts";
import type { TypeTable } from "./type-table.ts";
import type { Traits } from "./traits.ts";
import type {
  Answer,
  Body,
  HttpMethod,
  ParameterGroup,
  SchemaObject,
  Stream,
  TypeName,
} from "./types.ts";
import { pascalCase, wordsOf } from "./words.ts";

/** With these `fetch` refuses a body. */
const BODILESS: ReadonlySet<HttpMethod> = new Set(["GET", "HEAD"]);

type Part = "Params" | "Query" | "Headers" | "Response" | "Item" | "Event";

export interface Parts {
  readonly body: Body | null;
  readonly query: ParameterGroup | null;
  readonly headers: ParameterGroup | null;
  readonly answer: Answer;
  readonly stream?: Stream;
}

export class PartNamer {
  readonly #types: TypeTable;
  readonly #ownedHeaders: readonly string[];
  readonly #problems: Problem[];

  constructor(types: TypeTable, ownedHeaders: readonly string[], problems: Problem[]) {
    this.#types = types;
    this.#ownedHeaders = ownedHeaders;
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
        if (this.#types.add(type, schema) === "taken") this.#clash(type, name, twin);
        made.set(part, [...before, type]);
        return type;
      };
      return this.#parts(twin, named);
    });
  }

  #parts(
    { operation, address, traits, stream, page }: JudgedTwin,
    named: (part: Part, schema: SchemaObject) => TypeName,
  ): Parts {
    const content = BODILESS.has(operation.method) ? [] : (operation.body?.content ?? []);
    const body = bodyMedia(content);
    const { query, headers } = groupsOf({ operation, address }, this.#ownedHeaders);
    const group = (part: Part, found: FoundGroup | null): ParameterGroup | null =>
      found && {
        type: named(part, this.#types.group(found.schema)),
        required: found.required,
        ...(found.styles === undefined ? {} : { styles: found.styles }),
      };
    return {
      body:
        body === undefined
          ? null
          : {
              mediaType: body.name,
              required: operation.body?.required ?? false,
              type: named("Params", this.#types.asked(body.schema ?? {})),
              ...(body.styles === undefined ? {} : { styles: body.styles }),
            },
      query: group(page !== null && body === undefined ? "Params" : "Query", query),
      headers: group("Headers", headers),
      answer: {
        ...this.#answer(traits.kind === "json" ? "Response" : "Item", traits, named),
        item: this.#referred("Item", page?.item ?? null, named),
      },
      ...(stream === null || operation.streamsWhen === undefined
        ? {}
        : {
            stream: { when: operation.streamsWhen, answer: this.#answer("Event", stream, named) },
          }),
    };
  }

  #answer(
    part: Part,
    { kind, mediaType, schema, events, orEmpty }: Traits,
    named: (part: Part, schema: SchemaObject) => TypeName,
  ): Answer {
    const type = this.#referred(part, schema, named);
    return {
      kind,
      mediaType,
      type,
      item: null,
      ...(events === undefined ? {} : { events }),
      ...(orEmpty === undefined ? {} : { orEmpty }),
    };
  }

  /** A reference needs no further name. */
  #referred(
    part: Part,
    schema: SchemaObject | null,
    named: (part: Part, schema: SchemaObject) => TypeName,
  ): TypeName | null {
    if (schema === null) return null;
    const type = this.#types.answered(schema);
    return typeof type["$ref"] === "string" ? keyOf(type["$ref"]) : named(part, type);
  }

  #clash(type: TypeName, name: readonly string[], { operation, address }: JudgedTwin): void {
    const { method, pathKey, operationId, pointer } = operation;
    const settled = settledBy([{ call: `${method} ${address.gaKey}`, name, operationId }]);
    this.#problems.push({
      code: "name-clash",
      message: `the type ${type}, made for ${method} ${pathKey}, has the name of another`,
      ...settled,
      advice: `${settled.advice}; or rename the schema in the description`,
      pointer,
    });
  }
}

function variantPrefix(beta: boolean | string): string {
  if (typeof beta === "string") return pascalCase(wordsOf(beta));
  return beta ? "Beta" : "";
}
