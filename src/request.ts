/** A call's operation, arguments and options made into the exchange that they mean. Everything that can be refused is refused here. */
import { encodeBody } from "./body.ts";
import { UsageError } from "./errors.ts";
import { headerRecord } from "./headers.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions } from "./options.ts";
import { expandRoute } from "./path.ts";
import type { Profile } from "./profile.ts";
import { serializeQuery } from "./query.ts";
import type { Settings } from "./settings.ts";
import type { Exchange } from "./transport.ts";
import { chooseVariant, refuseMisplacedBeta } from "./twin.ts";

/** Throws UsageError, whose message begins with the operation's name. */
export function prepare(
  { profile, headers, betaWire }: Settings,
  operation: Operation,
  args: Arguments,
  options: AnyCallOptions,
): Exchange {
  const variant = chooseVariant(operation, options);
  refuseMisplacedBeta(operation, args);
  // Only a twin that a header can tell goes without its query.
  const query = betaWire === "header" && variant.beta === true ? {} : variant.query;
  const path = expandRoute(operation, variant.route ?? operation.route, args.path);
  profile.checks?.[operation.name]?.(args.body);
  const body = encodeBody(operation, args.body);
  return {
    method: operation.method,
    target: path + search(operation, { ...query, ...args.query, ...query }),
    headers: {
      ...headers,
      ...(operation.accept !== undefined && { accept: operation.accept }),
      ...(body?.contentType !== undefined && { "content-type": body.contentType }),
      ...headerRecord(operation.name, variant.headers),
      ...(betaWire !== "query" && betaHeader(profile, operation, options.betas)),
      ...headerRecord(operation.name, options.headers),
    },
    body: body?.content,
  };
}

function search(operation: Operation, query: object): string {
  try {
    return serializeQuery(query, operation.query);
  } catch (cause) {
    throw new UsageError(`${operation.name}: the query cannot be written as a URL`, { cause });
  }
}

function betaHeader(
  { betaHeader: name, name: api }: Profile,
  operation: Operation,
  betas: readonly string[] | undefined,
): Readonly<Record<string, string>> | undefined {
  if (betas === undefined || betas.length === 0) return undefined;
  if (name === undefined) {
    throw new UsageError(`${operation.name}: ${api} has no header for betas`);
  }
  return headerRecord(operation.name, { [name]: betas.join(",") });
}
