/** Enums whose values the output has at run time too: all that have a name of their own, or those that are asked for. */
import type { Problem } from "../diagnostics.ts";
import { propertiesOf } from "./paging.ts";
import { resolve, type Schemas } from "./references.ts";
import type { EnumValues, SchemaObject } from "./types.ts";
import { pascalCase, wordsOf } from "./words.ts";

/**
 * @param wanted true for every type that is an enum; or type names, and properties as `Type.property`
 * @param schemas the exported types
 */
export function enumsOf(
  wanted: boolean | readonly string[],
  schemas: Schemas,
  problems: Problem[],
): readonly EnumValues[] {
  const rows = wanted === true ? Object.keys(schemas).filter((it) => isEnum(schemas[it])) : wanted;
  return [...new Set(rows || [])].toSorted().flatMap((of) => {
    const schema = schemaOf(of, schemas);
    const values = valuesOf(schema === undefined ? {} : resolve(schema, schemas));
    if (values.length > 0) return [{ name: nameOf(of), of, values }];
    problems.push({
      code: "config",
      message: `enums: ${of} is no enum`,
      ...(Array.isArray(wanted) && { setting: ["enums", wanted.indexOf(of)] }),
      advice: "name a type whose schema has `enum`, or a property of a type as Type.property",
    });
    return [];
  });
}

function schemaOf(of: string, schemas: Schemas): SchemaObject | undefined {
  const [type = "", ...property] = of.split(".");
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (schema === undefined || property.length === 0) return schema;
  return propertiesOf(schema, schemas).get(property.join("."));
}

function isEnum(schema: SchemaObject | undefined): boolean {
  return Array.isArray(schema?.["enum"]) && valuesOf(schema).length > 0;
}

function valuesOf(schema: SchemaObject): EnumValues["values"] {
  const values = (schema["enum"] ?? []) as readonly unknown[]; // as it was read
  return values.filter((value) => typeof value === "string" || typeof value === "number");
}

/** `MessageBatch.processing_status` → `messageBatchProcessingStatusValues`; a type keeps its spelling. */
function nameOf(of: string): string {
  const [type = "", ...property] = of.split(".");
  const name = type + pascalCase(wordsOf(property.join(".")));
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}Values`;
}
