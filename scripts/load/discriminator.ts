/** `discriminator`: the property that tells the members of a union apart, and which value means which. */
import { sortedEntries } from "./order.ts";
import type { Place } from "./place.ts";
import type { SchemaReader } from "./schema.ts";

interface Discriminator {
  readonly propertyName: string;
  /** Values to references. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** The reference of what has another value, or none (OpenAPI 3.2). */
  readonly defaultMapping?: string;
}

export function readDiscriminator(
  reader: SchemaReader,
  value: unknown,
  place: Place,
): Discriminator | undefined {
  const source = reader.map(value, place);
  const propertyName = reader.name(source["propertyName"], { parent: place, key: "propertyName" });
  if (propertyName === undefined) {
    reader.report("structure", place, "discriminator must name a property", "add propertyName");
    return undefined;
  }
  const other = source["defaultMapping"];
  const fallback =
    other === undefined
      ? undefined
      : readTarget(reader, other, { parent: place, key: "defaultMapping" });
  return {
    propertyName,
    ...(source["mapping"] === undefined
      ? {}
      : { mapping: readMapping(reader, source["mapping"], { parent: place, key: "mapping" }) }),
    ...(fallback === undefined ? {} : { defaultMapping: fallback }),
  };
}

function readMapping(reader: SchemaReader, value: unknown, place: Place): Record<string, string> {
  const targets = sortedEntries(reader.map(value, place)).flatMap(([key, target]) => {
    const uniform = readTarget(reader, target, { parent: place, key });
    return uniform === undefined ? [] : [[key, uniform] as const];
  });
  return Object.fromEntries(targets);
}

/** A reference, or the name of a component. */
function readTarget(reader: SchemaReader, value: unknown, place: Place): string | undefined {
  const name = reader.text(value, place);
  if (name === undefined) return undefined;
  return reader.reference(reader.isComponent(name) ? `#/components/schemas/${name}` : name, place);
}
