/** A call's operation, arguments and options made into the exchange that they mean. Everything that can be refused is refused here. */
import type { Plan } from "./api.ts";
import { encodeBody, type EncodedBody } from "./body.ts";
import { UsageError } from "./errors.ts";
import { headersOf } from "./headers.ts";
import type { Arguments, Operation } from "./operation.ts";
import { expandRoute } from "./path.ts";
import type { Profile } from "./profile.ts";
import { plainQuery } from "./query.ts";
import { type Exchange, targetOf } from "./transport.ts";
import { chooseVariant, refuseMisplacedBeta } from "./twin.ts";

/** Throws UsageError, whose message begins with the operation's name. */
export function prepare({ settings, operation, args, options = {} }: Plan): Exchange {
  const { profile, headers, betaWire } = settings;
  const variant = chooseVariant(operation, options);
  refuseMisplacedBeta(operation, args);
  // Only a twin that a header can tell goes without its query.
  const query = betaWire === "header" && variant.beta === true ? {} : variant.query;
  const target = targetOf(variant.route ?? operation.route, {
    params: { path: args.path ?? {}, query: { ...query, ...args.query, ...query } },
    pathSerializer: (route, path) => expandRoute(operation, route, path),
    querySerializer: (all) => search(operation, args, all),
  });
  let body: EncodedBody | undefined;
  try {
    body = encodeBody(operation, args);
  } finally {
    // Where it cannot be encoded, the check says more exactly why.
    profile.checks?.[operation.name]?.(args.body, body?.content);
  }
  return {
    method: operation.method,
    target,
    headers: headersOf(
      operation.name,
      headers,
      { accept: operation.accept, "content-type": body?.contentType },
      variant.headers,
      betaWire === "query" ? undefined : betaHeader(profile, operation, options.betas),
      options.headers,
    ),
    body: body?.content,
  };
}

function search(
  operation: Operation,
  { writeQuery = plainQuery }: Arguments,
  query: object,
): string {
  try {
    return writeQuery(query, operation.query ?? {});
  } catch (cause) {
    throw new UsageError(`${operation.name}: the query cannot be written as a URL`, { cause });
  }
}

function betaHeader(
  { betaHeader: name, name: api }: Profile,
  operation: Operation,
  betas: readonly string[] | undefined,
): Readonly<Record<string, string>> | undefined {
  if (!betas?.length) return undefined;
  if (name === undefined) {
    throw new UsageError(`${operation.name}: ${api} has no header for betas`);
  }
  return { [name]: betas.join(",") };
}
