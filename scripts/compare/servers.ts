/** Where the API is served. */
import type { Api, Operation, Server, Variable } from "./api.ts";
import type { Finding } from "./finding.ts";
import { isMovedAway } from "./server-addresses.ts";

/** `hasMovedPaths`: what was part of the servers' addresses is part of the paths, or the other way round. */
export function compareServers(
  before: readonly Server[],
  after: readonly Server[],
  hasMovedPaths: boolean,
): Finding[] {
  if (!hasMovedPaths && isMovedAway(before, after)) {
    const [was, is] = [before, after].map((list) => list.map(({ url }) => url));
    const [first] = after;
    return [{ rule: "servers-replaced", pointer: first?.pointer ?? "", before: was, after: is }];
  }
  const [were, are] = [before, after].map((list) => new Set(list.map(({ url }) => url)));
  return [
    ...before
      .filter(({ url }) => !are?.has(url))
      .map(({ url, pointer }): Finding => ({ rule: "server-removed", pointer, before: url })),
    ...after
      .filter(({ url }) => !were?.has(url))
      .map(({ url, pointer }): Finding => ({ rule: "server-added", pointer, after: url })),
    ...after.flatMap((server) => {
      const same = before.find(({ url }) => url === server.url);
      return same === undefined ? [] : compareVariables(same, server);
    }),
  ];
}

/**
 * The same of an operation that is served elsewhere than the others, before or after. No call breaks for that: the
 * client has one address, and calls it for all operations.
 */
export function compareOwnServers(
  [before, after]: readonly [Operation, Operation],
  [old, now]: readonly [Api, Api],
): Finding[] {
  if (before.servers === null && after.servers === null) return [];
  const { pointer } = after;
  const found = compareServers(before.servers ?? old.servers, after.servers ?? now.servers, false);
  return found.map((it) => ({
    ...it,
    rule: it.rule === "servers-replaced" ? "operation-served-elsewhere" : it.rule,
    pointer: it.pointer.startsWith("/paths/") ? it.pointer : pointer,
  }));
}

function compareVariables({ variables: were }: Server, { pointer, variables }: Server): Finding[] {
  return [...variables].flatMap(([name, is]): Finding[] => {
    const was = were.get(name);
    if (was === undefined) return [];
    const [removed, added] = [missing(was, is), missing(is, was)];
    const shown = { pointer, before: was.default ?? undefined, after: is.default ?? undefined };
    return [
      ...(removed ? [{ rule: "server-value-removed" as const, pointer, before: removed }] : []),
      ...(added ? [{ rule: "server-value-added" as const, pointer, after: added }] : []),
      ...(was.default === is.default
        ? []
        : [{ rule: "server-default-changed" as const, ...shown }]),
    ];
  });
}

/** What may be chosen of the first and not of the second: its values, or any. */
function missing({ values }: Variable, other: Variable): readonly string[] | string | undefined {
  if (other.values === null) return undefined;
  if (values === null) return "any";
  const left = values.filter((it) => !other.values?.includes(it));
  return left.length === 0 ? undefined : left.toSorted();
}

/**
 * What to put before the paths of each side: `/v1` of a server's URL that on the other side is part of the paths.
 * Empty where the paths fit as they are.
 */
export function prefixes(before: Api, after: Api): readonly [string, string] {
  const [mine, theirs] = [basePath(before), basePath(after)];
  const plain = overlap(before, after, ["", ""]);
  return mine !== theirs && overlap(before, after, [mine, theirs]) > plain
    ? [mine, theirs]
    : ["", ""];
}

function basePath({ servers }: Api): string {
  const path = (servers[0]?.url ?? "")
    .replace(/^[a-z][a-z+.-]*:\/\/[^/]*/i, "")
    .replace(/^\/+$/, "");
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}

function overlap(before: Api, after: Api, [mine, theirs]: readonly [string, string]): number {
  const labels = new Set(before.operations.map(({ method, path }) => `${method} ${mine}${path}`));
  return after.operations.filter(({ method, path }) => labels.has(`${method} ${theirs}${path}`))
    .length;
}
