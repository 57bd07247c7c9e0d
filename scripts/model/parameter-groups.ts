/** The query and header parameters that callers give, each group as one object type. */
import type { Parameter } from "./document.ts";
import type { Twin } from "./twins.ts";
import type { ParameterGroup, SchemaObject } from "./types.ts";

/** Headers that are no parameters, as OpenAPI has it: other parts of a description say them. */
const NO_PARAMETERS = ["accept", "content-type", "authorization"];

export interface FoundGroup {
  readonly schema: SchemaObject;
  /** Whether one of the parameters is required. */
  readonly required: boolean;
  readonly styles?: ParameterGroup["styles"];
}

/** Null where there is none to give: what every call sends, and what the runtime owns, is left out. */
export function groupsOf(
  { operation, address }: Pick<Twin, "operation" | "address">,
  ownedHeaders: readonly string[],
): { readonly query: FoundGroup | null; readonly headers: FoundGroup | null } {
  const { query, headers } = address.sends;
  const apart = [...NO_PARAMETERS, ...ownedHeaders, ...Object.keys(headers)];
  const names = new Set(apart.map((name) => name.toLowerCase()));
  return {
    query: groupOf(
      operation.parameters.filter((it) => it.in === "query" && !Object.hasOwn(query, it.name)),
    ),
    headers: groupOf(
      operation.parameters
        .filter((it) => it.in === "header" && !names.has(it.name.toLowerCase()))
        .map(asText),
    ),
  };
}

function groupOf(parameters: readonly Parameter[]): FoundGroup | null {
  if (parameters.length === 0) return null;
  const required = parameters.filter((it) => it.required).map(({ name }) => name);
  const properties = Object.fromEntries(parameters.map((it) => [it.name, propertyOf(it)]));
  const schema = { ...(required.length === 0 ? {} : { required }), type: "object", properties };
  const styles = Object.fromEntries(
    parameters.flatMap(({ name, style }) => (style === undefined ? [] : [[name, style] as const])),
  );
  const written = Object.keys(styles).length === 0 ? {} : { styles };
  return { schema, required: required.length > 0, ...written };
}

/** The text of a header: one that has fields is written in a way of its own, which callers know. */
function asText(header: Parameter): Parameter {
  const { schema } = header;
  const { type = "properties" in schema ? "object" : undefined } = schema;
  return type === "object" ? { ...header, schema: { type: "string" } } : header;
}

function propertyOf({ schema, description, deprecated }: Parameter): SchemaObject {
  return {
    ...schema,
    ...(description === null ? {} : { description }),
    ...(deprecated ? { deprecated } : {}),
  };
}
