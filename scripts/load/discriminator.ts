/** `discriminator`: the property that tells the members of a union apart, and which value means which. */
import { sortedEntries } from "./order.ts";
import type { Place } from "./place.ts";
import type { SchemaReader } from "./schema.ts";

interface Discriminator {
  readonly propertyName: string;
  /** Values to references. */
  readonly mapping?: Readonly<Record<string, string>>;
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
  if (source["mapping"] === undefined) return { propertyName };
  const mappingPlace: Place = { parent: place, key: "mapping" };
  const mapping = sortedEntries(reader.map(source["mapping"], mappingPlace)).flatMap(
    ([key, target]) => {
      const targetPlace: Place = { parent: mappingPlace, key };
      const name = reader.text(target, targetPlace);
      if (name === undefined) return [];
      const ref = reader.isComponent(name) ? `#/components/schemas/${name}` : name;
      const uniform = reader.reference(ref, targetPlace);
      return uniform === undefined ? [] : [[key, uniform] as const];
    },
  );
  return { propertyName, mapping: Object.fromEntries(mapping) };
}
