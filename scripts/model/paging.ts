/** List pages: which paging row an operation's parameters and answer match, and what a page lists. */
import type { DocumentOperation } from "./document.ts";
import { resolve, type Schemas } from "./references.ts";
import type { PagingRow, SchemaObject } from "./types.ts";
import { successOf, type Traits } from "./traits.ts";

export interface Page {
  readonly row: PagingRow;
  /** Of one item. */
  readonly item: SchemaObject;
}

/** Every row that the operation matches in full, in their order. */
export function pagesOf(
  operation: DocumentOperation,
  traits: Traits,
  { rows, schemas }: { readonly rows: readonly PagingRow[]; readonly schemas: Schemas },
): Page[] {
  if (traits.kind !== "json" || traits.schema === null) return [];
  const { schema } = traits;
  const fields = propertiesOf(schema, schemas);
  const headers = successOf(operation.responses)?.headers?.map((it) => it.toLowerCase()) ?? [];
  const asked = new Set(operation.parameters.flatMap((it) => (it.in === "query" ? [it.name] : [])));
  return rows.flatMap((row): Page[] => {
    if (row.in === "header") {
      const item = headers.includes(row.header.toLowerCase()) && itemOf(schema, schemas);
      return item ? [{ row, item }] : [];
    }
    const steps = [row.next, ...(row.previous === undefined ? [] : [row.previous])];
    const matches =
      steps.every(({ parameter, from }) => asked.has(parameter) && fields.has(from)) &&
      (row.more === undefined || fields.has(row.more));
    const item = matches ? itemOf(fields.get(row.items), schemas) : undefined;
    return item === undefined ? [] : [{ row, item }];
  });
}

function itemOf(list: SchemaObject | undefined, schemas: Schemas): SchemaObject | undefined {
  const items = list === undefined ? undefined : resolve(list, schemas)["items"];
  return items as SchemaObject | undefined; // `items` was read as a schema
}

/** An object's own properties and those of the schemas it is composed of. */
export function propertiesOf(
  schema: SchemaObject,
  schemas: Schemas,
  seen: Set<SchemaObject> = new Set(),
): Map<string, SchemaObject> {
  const object = resolve(schema, schemas);
  if (seen.has(object)) return new Map(); // once is enough: sixty levels of two parts each would never end
  seen.add(object);
  const parts = (object["allOf"] ?? []) as readonly SchemaObject[]; // read as schemas, as properties are
  const own = Object.entries((object["properties"] ?? {}) as Schemas);
  return new Map([...parts.flatMap((part) => [...propertiesOf(part, schemas, seen)]), ...own]);
}
