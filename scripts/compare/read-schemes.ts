/** The catalogue of security schemes. */
import type { Scheme } from "./api.ts";
import { entriesOf, fieldsOf, inside, mapOf, textOf, type Located, type Spec } from "./spec.ts";

export function readSchemes(spec: Spec, schemes: Located): Map<string, Scheme> {
  const found = entriesOf(schemes).flatMap(([name, located]) => {
    const scheme = spec.follow(located);
    return scheme === undefined ? [] : [[name, schemeOf(scheme)] as const];
  });
  return new Map(found);
}

/** Where a flow leads, each at its place in the list. */
const URLS = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

function schemeOf(scheme: Located): Scheme {
  const { type, in: place, name, scheme: kind, ...more } = mapOf(scheme.value);
  const sent = place === "header" ? String(name).toLowerCase() : name;
  const flows = fieldsOf(inside(scheme, "flows"));
  const urls = flows.map(([flow, { value }]) => {
    return [flow, URLS.map((url) => textOf(mapOf(value)[url]) ?? "")] as const;
  });
  const discovery = textOf(more["openIdConnectUrl"]);
  return {
    pointer: scheme.pointer,
    signature: JSON.stringify([type, place, sent, String(kind).toLowerCase()]),
    tokenFormat: textOf(more["bearerFormat"])?.toLowerCase() ?? null,
    endpoints: new Map(discovery === null ? urls : [...urls, ["discovery", [discovery]]]),
    deprecated: more["deprecated"] === true,
    scopes: new Map(flows.map(([flow, located]) => [flow, inside(located, "scopes")])),
  };
}
