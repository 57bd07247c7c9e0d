/** A method as the data from which the runtime makes its requests. */
import type { Operation } from "../../src/runtime.ts";
import type { Answer, Method, Model, QueryStyle, SchemaObject, Variant } from "../model/types.ts";
import { bodyType } from "./arguments.ts";
import { isSchema, referenceName, type Schemas, schemaList } from "./schema-shape.ts";

/** The value of a method's operation constant; keys that say nothing are left out. */
export function operationOf(method: Method, model: Model): Operation {
  return sentAs(
    method,
    model,
    method.variants.map(({ answer }) => answer),
  );
}

/** The same for the stream that a property of the body asks for; undefined where none does. */
export function streamOperationOf(method: Method, model: Model): Operation | undefined {
  const answers = method.variants.flatMap(({ stream }) => stream?.answer ?? []);
  return answers.length === 0 ? undefined : sentAs(method, model, answers);
}

function sentAs(method: Method, model: Model, answers: readonly Answer[]): Operation {
  const body = bodyType(method);
  const accept = answers.find(({ mediaType }) => mediaType !== null)?.mediaType;
  const events = answers.find((answer) => answer.events !== undefined)?.events;
  const styles = together(method.variants.map(({ query }) => query?.styles));
  const form = together(method.variants.map((variant) => variant.body?.styles));
  return {
    name: method.name.join("."),
    method: method.http,
    route: method.route,
    ...(isEmpty(styles) ? {} : { query: styles }),
    ...(body === undefined ? {} : { body }),
    ...(isEmpty(form) ? {} : { form }),
    response: answers[0]?.kind ?? method.response,
    ...(accept === undefined || accept === null ? {} : { accept }),
    ...(answers.some(({ orEmpty }) => orEmpty) ? { orEmpty: true } : {}),
    ...(events === undefined ? {} : { events }),
    variants: method.variants.map(sent),
    ...(method.idempotent === undefined ? {} : { idempotent: method.idempotent }),
    ...(method.variants.some((variant) => hasOwnBeta(variant, model.schemas))
      ? { ownBeta: true }
      : {}),
  };
}

type Styles = Readonly<Record<string, QueryStyle>>;

function together(styles: readonly (Styles | undefined)[]): Styles {
  return Object.assign({}, ...styles) as Styles; // of such records
}

function sent({ beta, sends }: Variant): Operation["variants"][number] {
  return {
    beta,
    ...(isEmpty(sends.query) ? {} : { query: sends.query }),
    ...(isEmpty(sends.headers) ? {} : { headers: sends.headers }),
    ...(sends.route === null ? {} : { route: sends.route }),
  };
}

/** Whether the API itself takes a `beta` or `betas`, which the runtime would otherwise refuse as misplaced. */
function hasOwnBeta({ body, query }: Variant, schemas: Schemas): boolean {
  return [body, query].some((part) => {
    const schema = part && schemas[part.type];
    return schema ? hasBeta(schema, { schemas, seen: new Set() }) : false;
  });
}

interface Walk {
  readonly schemas: Schemas;
  readonly seen: Set<string>;
}

function hasBeta(schema: SchemaObject, walk: Walk): boolean {
  const { schemas, seen } = walk;
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
  if (Object.hasOwn(properties, "beta") || Object.hasOwn(properties, "betas")) return true;
  const name = referenceName(schema["$ref"]);
  const target = name === undefined || seen.has(name) ? undefined : schemas[name];
  if (name !== undefined) seen.add(name);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => schemaList(schema[keyword]));
  return [...(target ? [target] : []), ...parts].some((part) => hasBeta(part, walk));
}

function isEmpty(map: Readonly<Record<string, string>>): boolean {
  return Object.keys(map).length === 0;
}
