/** Links of answers, with operations by their place and not by their names. */
import type { Link } from "./api.ts";
import { placeholders } from "./read-parameters.ts";
import {
  entriesOf,
  fieldsOf,
  inside,
  keysOf,
  mapOf,
  textOf,
  type Located,
  type Spec,
} from "./spec.ts";

export function readLinks(spec: Spec, links: Located): ReadonlyMap<string, Link> {
  const entries = links.value === undefined ? [] : entriesOf(links);
  const found = entries.flatMap(([name, located]) => {
    const link = spec.follow(located);
    return link === undefined ? [] : [[name, readLink(spec, link)] as const];
  });
  return new Map(found);
}

function readLink(spec: Spec, { value, pointer }: Located): Link {
  const { operationId, operationRef, parameters, requestBody, server } = mapOf(value);
  const [id, ref] = [textOf(operationId), textOf(operationRef)];
  const place = (id === null ? ref : (idsOf(spec).get(id) ?? id)) ?? "nothing";
  const [, path = "", method = ""] = place.startsWith("#/paths/") ? keysOf(place) : [];
  const passed = Object.entries(mapOf(parameters)).map(
    ([key, it]) => `${parameterOf(key, path)} = ${shown(it)}`,
  );
  const further = Object.entries({ body: requestBody, server: mapOf(server)["url"] }).flatMap(
    ([name, it]) => (it === undefined ? [] : [`${name} = ${shown(it)}`]),
  );
  const target =
    path === "" ? place : `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
  return { pointer, leads: [target, ...passed.toSorted(), ...further].join(", ") };
}

function shown(value: unknown): string {
  return textOf(value) ?? JSON.stringify(value);
}

/** Parameters of a path by their place in it: their names reach nobody. */
function parameterOf(key: string, path: string): string {
  const [, name = key] = /^path\.(.*)$/.exec(key) ?? [];
  const index = placeholders(path).indexOf(name);
  return index < 0 ? key : `path ${index}`;
}

const IDS = new WeakMap<Spec, ReadonlyMap<string, string>>();

/** Places of operations by their ids; made once something links to one. */
function idsOf(spec: Spec): ReadonlyMap<string, string> {
  const known = IDS.get(spec);
  if (known !== undefined) return known;
  const ids = new Map<string, string>();
  for (const [, item] of fieldsOf(inside(spec.root, "paths")))
    for (const [, { value, pointer }] of fieldsOf(spec.follow(item) ?? item)) {
      const id = textOf(mapOf(value)["operationId"]);
      if (id !== null) ids.set(id, `#${pointer}`);
    }
  IDS.set(spec, ids);
  return ids;
}
