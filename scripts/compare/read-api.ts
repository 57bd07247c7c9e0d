/** A description as an API: paths, webhooks, servers and security. */
import type { Api, Operation, Security, Server } from "./api.ts";
import { readAnswers, readBody } from "./read-content.ts";
import { readParameters } from "./read-parameters.ts";
import { readSchemes } from "./read-schemes.ts";
import {
  entriesOf,
  fieldsOf,
  inside,
  isMap,
  labelOf,
  listOf,
  mapOf,
  type JsonMap,
  membersOf,
  textOf,
  type Located,
  type Spec,
  valueIn,
} from "./spec.ts";
import { sunsetOf } from "./sunset.ts";

const METHODS: ReadonlySet<string> = new Set(
  "get put post delete options head patch trace query".split(" "),
);

/** The second one before OpenAPI 3.1. */
const WEBHOOKS = ["webhooks", "x-webhooks"];

export function readApi(spec: Spec): Api {
  const { root } = spec;
  const global = readSecurity(inside(root, "security"));
  const read = (paths: Located): Operation[] =>
    fieldsOf(paths).flatMap(([path, item]) => readPathItem(spec, { path, item, global }));
  const { version, termsOfService, license } = mapOf(valueIn(root, "info"));
  return {
    version: labelOf(version),
    terms: textOf(termsOfService),
    license: licenseOf(mapOf(license)),
    servers: readServers(inside(root, "servers")),
    operations: read(inside(root, "paths")),
    webhooks: WEBHOOKS.flatMap((key) => read(inside(root, key))),
    schemes: readSchemes(spec, inside(root, "components", "securitySchemes")),
  };
}

interface PathItem {
  readonly path: string;
  readonly item: Located;
  readonly global: Security;
}

function readPathItem(spec: Spec, { path, item, global }: PathItem): Operation[] {
  const found = spec.follow(item);
  if (found === undefined) return [];
  // further methods stand in a map of their own as of 3.2
  const entries = [...fieldsOf(found), ...entriesOf(inside(found, "additionalOperations"))];
  return entries
    .filter(
      ([key, { pointer }]) =>
        METHODS.has(key.toLowerCase()) || pointer.includes("/additionalOperations/"),
    )
    .filter(([, operation]) => isMap(operation.value))
    .map(([method, operation]) =>
      readOperation(spec, { method, path, operation, item: found, global }),
    );
}

interface Source {
  readonly method: string;
  readonly path: string;
  readonly operation: Located;
  readonly item: Located;
  readonly global: Security;
}

function readOperation(spec: Spec, { method, path, operation, item, global }: Source): Operation {
  const map = mapOf(operation.value);
  const security = inside(operation, "security");
  return {
    label: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    pointer: operation.pointer,
    operationId: textOf(map["operationId"]),
    deprecated: map["deprecated"] === true,
    sunset: sunsetOf(map),
    stability: textOf(map["x-stability-level"]),
    servers: ownServers(operation) ?? ownServers(item),
    tags: listOf(map["tags"]).map(String).toSorted(),
    parameters: readParameters(spec, { path, item, operation }),
    body: readBody(spec, inside(operation, "requestBody")),
    answers: readAnswers(spec, inside(operation, "responses")),
    callbacks: readCallbacks(spec, inside(operation, "callbacks"), global),
    security: Array.isArray(security.value) ? readSecurity(security) : global,
  };
}

/** Operations whose path is the name of the callback and its expression. */
function readCallbacks(spec: Spec, callbacks: Located, global: Security): Operation[] {
  return entriesOf(callbacks).flatMap(([name, callback]) => {
    const found = spec.follow(callback);
    return fieldsOf(found ?? callback).flatMap(([expression, item]) =>
      readPathItem(spec, { path: `${name} ${expression}`, item, global }),
    );
  });
}

function readSecurity(security: Located): Security {
  const alternatives = membersOf(security).map(({ value }) => {
    const entries = Object.entries(mapOf(value)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return new Map(entries.map(([name, scopes]) => [name, listOf(scopes).map(String).toSorted()]));
  });
  return { pointer: security.pointer, alternatives };
}

function licenseOf({ name, identifier, url }: JsonMap): string | null {
  const said = [name, identifier, url].flatMap((it) => labelOf(it) ?? []);
  return said.length === 0 ? null : said.join(", ");
}

/** An empty list says nothing. */
function ownServers(located: Located): Server[] | null {
  const servers =
    valueIn(located, "servers") === undefined ? [] : readServers(inside(located, "servers"));
  return servers.length === 0 ? null : servers;
}

function readServers(servers: Located): Server[] {
  return membersOf(servers).flatMap((server) => {
    const url = textOf(mapOf(server.value)["url"]);
    if (url === null) return [];
    const variables = entriesOf(inside(server, "variables")).map(([name, { value }]) => {
      const { default: chosen, enum: values } = mapOf(value);
      const list = Array.isArray(values) ? values.map(String) : null;
      return [name, { default: labelOf(chosen), values: list }] as const;
    });
    const { pointer } = server;
    return [{ url: url.replace(/\/+$/, ""), pointer, variables: new Map(variables) }];
  });
}
