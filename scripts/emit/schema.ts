/** The schemas of a model as `schema.ts`: the one folder that knows openapi-typescript and its compiler. */
import type { GlobalContext, SchemaObject as TypescriptSchema } from "openapi-typescript";
import type ts from "typescript";
import type { Model, SchemaObject, TypeName } from "../model/types.ts";
import { compiler } from "../typescript.ts";
import { UNLISTED } from "./schema-discriminator.ts";
import { schemaDocs } from "./schema-docs.ts";
import { assertOnlyTypes } from "./schema-gate.ts";
import { NEVER, PLACE, plainSchema, REST } from "./schema-plain.ts";
import { type Declared, declaration, indexSignature, print } from "./schema-print.ts";
import { isSchema } from "./schema-shape.ts";
import { transformSchemaObject } from "./schema-transform.ts";

/**
 * One exported interface or type per schema, in the order of the model. Each is printed and looked at by itself: the
 * trees of a large description would take several times the memory of everything else.
 */
export function emitSchema({ schemas }: Model): string {
  const texts = Object.keys(schemas).map((name) => {
    const text = emitDeclaration(name, { schemas, docsOf: schemaDocs });
    assertOnlyTypes(text, name);
    return text;
  });
  return texts.join("");
}

/** Some of them for a compiler, which reads no documentation; whoever takes the text lets it reach no file. */
export function emitTypes(schemas: Model["schemas"], names: readonly TypeName[]): string {
  const from: Origin = { schemas, docsOf: () => [] };
  return names.map((name) => emitDeclaration(name, from)).join("");
}

interface Origin {
  readonly schemas: Model["schemas"];
  readonly docsOf: (schema: SchemaObject) => readonly string[];
}

function emitDeclaration(name: TypeName, { schemas, docsOf }: Origin): string {
  const propertyDocs = new Map<ts.Node, readonly string[]>();
  const ctx = contextOf((property, schema) => propertyDocs.set(property, docsOf(schema)));
  const plain = plainSchema(schemas[name] ?? {}, schemas);
  // a plain schema is what openapi-typescript calls one, written without its closed list of keywords
  const type = transformSchemaObject(plain as TypescriptSchema, { ctx });
  const declared: Declared = { name, docs: docsOf(plain), type };
  return print(declaration(declared, propertyDocs));
}

/**
 * What `openapiTS()` would make of its options. Calling the transform behind it leaves out its linter and bundler
 * (three quarters of its time), which could also read files and URLs.
 */
function contextOf(found: (property: ts.Node, schema: SchemaObject) => void): GlobalContext {
  const ctx: GlobalContext = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    // read by `openapiTS()` alone
    redoc: undefined as unknown as GlobalContext["redoc"],
    resolve: () => undefined,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (schema) => placeType(schema, ctx) ?? specialType(schema),
    transformProperty: (property, schema) => {
      if (isSchema(schema)) found(property, schema);
      return undefined;
    },
  };
  return ctx;
}

/** Of what stands in a tuple and is no plain place. */
function placeType(schema: unknown, ctx: GlobalContext): ts.TypeNode | undefined {
  if (!isSchema(schema) || schema[PLACE] === undefined) return undefined;
  const { factory } = compiler;
  const type = transformSchemaObject(schema["items"] as TypescriptSchema, { ctx }); // as it was made
  return schema[PLACE] === "rest"
    ? factory.createRestTypeNode(factory.createArrayTypeNode(type))
    : factory.createOptionalTypeNode(type);
}

/** The types that openapi-typescript has no word for. */
function specialType(schema: unknown): ts.TypeNode | undefined {
  if (!isSchema(schema)) return undefined;
  const { factory } = compiler;
  if (schema[NEVER] === true)
    return factory.createKeywordTypeNode(compiler.SyntaxKind.NeverKeyword);
  if (schema[REST] === true) {
    const kind =
      schema["type"] === "number"
        ? compiler.SyntaxKind.NumberKeyword
        : compiler.SyntaxKind.StringKeyword;
    const open = [factory.createKeywordTypeNode(kind), factory.createTypeLiteralNode([])];
    return factory.createIntersectionTypeNode(open);
  }
  if (schema[UNLISTED] === true) return unlisted();
  if (schema["type"] === "string" && schema["format"] === "binary") {
    // not plain `Blob`: a schema may have that name
    return factory.createTypeReferenceNode(
      factory.createQualifiedName(factory.createIdentifier("globalThis"), "Blob"),
    );
  }
  const isClosed = schema["type"] === "object" && schema["additionalProperties"] === false;
  if (isClosed && Object.keys(schema["properties"] ?? {}).length === 0) {
    return factory.createTypeLiteralNode([
      indexSignature(factory.createKeywordTypeNode(compiler.SyntaxKind.NeverKeyword)),
    ]);
  }
  return undefined;
}

/** A text of a form that no listed value has: beside any text, TypeScript would narrow nothing. */
function unlisted(): ts.TypeNode {
  const { factory, SyntaxKind } = compiler;
  const rest = factory.createTemplateLiteralTypeSpan(
    factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    factory.createTemplateTail(""),
  );
  return factory.createTemplateLiteralType(factory.createTemplateHead("(unlisted) "), [rest]);
}
