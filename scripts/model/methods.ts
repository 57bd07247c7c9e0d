/** An endpoint with its name and types: a method but for the verdict on its twins. */
import type { Problem } from "../diagnostics.ts";
import { PLACEHOLDER } from "./address.ts";
import type { Named } from "./naming.ts";
import { publishedIds } from "./operation-ids.ts";
import type { PartNamer, Parts } from "./parts.ts";
import { pathParametersOf } from "./path-parameters.ts";
import type { Schemas } from "./references.ts";
import type { Twin } from "./twins.ts";
import type { TypeTable } from "./type-table.ts";
import type { Method, Variant } from "./types.ts";

/** A method whose twins are not compared yet: that takes every type. */
export type Unjudged = Omit<Method, "fold">;

interface Context {
  readonly namer: PartNamer;
  readonly types: TypeTable;
  /** Of the description. */
  readonly schemas: Schemas;
  /** As rows spell operations: `POST /v1/things/{id}/cancel`. */
  readonly idempotent: ReadonlySet<string>;
  readonly problems: Problem[];
}

export function methodOf(
  { name, endpoint }: Named,
  { namer, types, schemas, idempotent, problems }: Context,
): Unjudged {
  const [first] = endpoint;
  const parts = namer.partsOf(name, endpoint);
  const ids = publishedIds(endpoint);
  const variants = endpoint.flatMap((twin, i) => {
    const own = parts[i];
    return own === undefined
      ? []
      : [{ ...variantOf(twin, own, first), operationId: ids[i] ?? null }];
  });
  const harmless = endpoint.some(({ operation }) =>
    idempotent.has(`${operation.method} ${operation.pathKey}`),
  );
  return {
    name,
    http: first.operation.method,
    route: first.address.route,
    pathParameters: pathParametersOf(endpoint, { types, schemas, problems }),
    variants,
    response: first.traits.kind,
    paging: first.page?.row ?? null,
    ...(harmless ? { idempotent: true } : {}),
  };
}

function variantOf(
  { beta, address, operation }: Twin,
  parts: Parts,
  first: Twin,
): Omit<Variant, "operationId"> {
  const { pointer, summary, description, deprecated } = operation;
  return {
    beta,
    qualifier: address.qualifier,
    pointer,
    summary,
    description,
    deprecated,
    sends: { ...address.sends, route: ownRoute(address.route, first.address.route) },
    ...parts,
  };
}

/** The route where it is another one than the method's, its parameters called as they are there. */
function ownRoute(route: string, methodRoute: string): string | null {
  const names = methodRoute.match(PLACEHOLDER) ?? [];
  let i = 0;
  const renamed = route.replaceAll(PLACEHOLDER, (own) => names[i++] ?? own);
  return renamed === methodRoute ? null : renamed;
}
