/** A small description with a text of the caller's choice in every position where OpenAPI has a string. */

/** Positions whose texts only data, types or comments can be made of: any text is legal there. */
export const POSITIONS = [
  "title",
  "version",
  "infoDescription",
  "infoExtension",
  "serverUrl",
  "tag",
  "tagDescription",
  "operationId",
  "summary",
  "description",
  "query",
  "queryDescription",
  "queryEnum",
  "header",
  "pathDescription",
  "bodyMedia",
  "answerMedia",
  "answerDescription",
  "answerHeader",
  "schemaTitle",
  "schemaDescription",
  "schemaExtension",
  "property",
  "propertyDescription",
  "nestedProperty",
  "required",
  "pattern",
  "format",
  "enum",
  "const",
  "constKey",
  "default",
  "defaultKey",
  "example",
  "discriminator",
  "mappingKey",
  "security",
  "scope",
] as const;
export type Position = (typeof POSITIONS)[number];

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** The names that become names of ours by rule: a segment, a path parameter and a component key. */
export const DECLARED = { segment: "mkSegments", parameter: "mk_parameter", key: "MkKey" } as const;

export function hostileDescription(text: (position: Position) => string): object {
  const answer = {
    description: text("answerDescription"),
    headers: { [text("answerHeader")]: { schema: { type: "string" } } },
    content: { [`application/json; x=${text("answerMedia")}`]: { schema: ref(DECLARED.key) } },
  };
  const operation = {
    operationId: text("operationId"),
    tags: [text("tag")],
    summary: text("summary"),
    description: text("description"),
    security: [{ [text("security")]: [text("scope")] }],
    parameters: [
      {
        name: DECLARED.parameter,
        in: "path",
        required: true,
        description: text("pathDescription"),
      },
      {
        name: text("query"),
        in: "query",
        description: text("queryDescription"),
        schema: { type: "string", enum: [text("queryEnum"), "b"] },
      },
      { name: text("header"), in: "header", schema: { type: "string" } },
    ],
    requestBody: {
      required: true,
      content: { [`application/json; x=${text("bodyMedia")}`]: { schema: ref("Shape") } },
    },
    responses: { "200": answer, default: answer },
  };
  const path = `/v1/${DECLARED.segment}/{${DECLARED.parameter}}/go`;
  return {
    openapi: "3.1.0",
    info: {
      title: text("title"),
      version: text("version"),
      description: text("infoDescription"),
      "x-any": text("infoExtension"),
    },
    servers: [{ url: text("serverUrl") }],
    tags: [{ name: text("tag"), description: text("tagDescription") }],
    paths: { [path]: { post: operation }, [`${path}?beta=true`]: { post: operation } },
    components: { schemas: schemas(text), securitySchemes: securitySchemes(text) },
  };
}

function schemas(text: (position: Position) => string): object {
  return {
    [DECLARED.key]: {
      type: "object",
      title: text("schemaTitle"),
      description: text("schemaDescription"),
      "x-any": text("schemaExtension"),
      properties: {
        // each in an object of its own: properties are sorted, and by their texts the order would be another
        named: {
          type: "object",
          properties: { [text("property")]: { description: text("propertyDescription") } },
        },
        needed: {
          type: "object",
          required: [text("required")],
          properties: {
            [text("required")]: {
              type: "object",
              properties: { [text("nestedProperty")]: { type: "string" } },
            },
          },
        },
        limited: { type: "string", pattern: text("pattern"), format: text("format") },
        choice: { type: "string", enum: [text("enum"), "b"] },
        fixed: { const: { [text("constKey")]: text("const") } },
        preset: {
          type: "object",
          default: { [text("defaultKey")]: text("default") },
          examples: [text("example")],
        },
      },
    },
    Shape: {
      oneOf: [ref("Circle"), ref("Square")],
      discriminator: {
        propertyName: text("discriminator"),
        mapping: { [text("mappingKey")]: "#/components/schemas/Circle" },
      },
    },
    Circle: { type: "object", properties: { [text("discriminator")]: { type: "string" } } },
    Square: { type: "object", properties: { side: { type: "number" } } },
  };
}

function securitySchemes(text: (position: Position) => string): object {
  return { [text("security")]: { type: "apiKey", in: "header", name: text("header") } };
}
