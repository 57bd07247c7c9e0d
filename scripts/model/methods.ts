/** An endpoint with its name and types: a method but for the verdict on its twins. */
import type { Problem } from "../diagnostics.ts";
import { PLACEHOLDER } from "./address.ts";
import type { Named } from "./naming.ts";
import { publishedIds } from "./operation-ids.ts";
import type { PartNamer, Parts } from "./parts.ts";
import { parameterIdentifier } from "./reserved.ts";
import type { Twin } from "./twins.ts";
import type { Method, PathParameter, Variant } from "./types.ts";
import { camelCase, wordsOf } from "./words.ts";

/** A method whose twins are not compared yet: that takes every type. */
export type Unjudged = Omit<Method, "fold">;

interface Context {
  readonly namer: PartNamer;
  /** As rows spell operations: `POST /v1/things/{id}/cancel`. */
  readonly idempotent: ReadonlySet<string>;
  readonly problems: Problem[];
}

export function methodOf(
  { name, endpoint }: Named,
  { namer, idempotent, problems }: Context,
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
    pathParameters: pathParametersOf(first, problems),
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

function pathParametersOf({ operation, address }: Twin, problems: Problem[]): PathParameter[] {
  const declared = new Map(
    operation.parameters.filter((it) => it.in === "path").map((it) => [it.name, it]),
  );
  const parameters = (address.route.match(PLACEHOLDER) ?? []).map((placeholder) => {
    const name = placeholder.slice(1, -1);
    const parameter = declared.get(name);
    const type = parameter?.schema["type"];
    return {
      name,
      identifier: parameterIdentifier(camelCase(wordsOf(name))),
      type: type === "integer" || type === "number" ? ("number" as const) : ("string" as const),
      description: parameter?.description ?? null,
    };
  });
  const identifiers = new Set(parameters.map(({ identifier }) => identifier));
  if (identifiers.size < parameters.length || identifiers.has(""))
    problems.push({
      code: "name-clash",
      message: `${operation.method} ${operation.pathKey}: two of its path parameters would share a name, or one has none`,
      advice: "rename one in the description",
      pointer: operation.pointer,
    });
  return parameters;
}
