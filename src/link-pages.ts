/** Lists whose answers name the page after them in a header of links, as RFC 8288 writes it; the body is the list of items. */
import { readAnswer, unexpected } from "./answer.ts";
import type { Arguments, Operation, PagingStyle } from "./operation.ts";
import type { AnyCallOptions } from "./options.ts";
import { PagedList, type Paged } from "./pagination.ts";
import { plainQuery } from "./query.ts";
import { planOf, type Resource } from "./resource.ts";

/** No parameter has this name: it holds the query of the link on its way to the next request. */
const LINK = "";

/** No query has a question mark alone: stands for a link's that is missing. */
const NO_QUERY = "?";

const STYLE: PagingStyle = { items: "items", next: { parameter: LINK, from: "link" } };

/**
 * Sends when the first page, item or response is asked for. Of a link to the next page the query alone is taken, and asked of
 * the operation's own route: no link leads the key to another place. Where it has none, going on is a UsageError.
 */
export function pagedByLink<T, B>(
  resource: Resource,
  operation: Operation,
  header: string,
  args: Arguments,
  options?: AnyCallOptions,
): Paged<T, B> {
  const all = { ...args, writeQuery: following(args) };
  const plan = planOf(resource, operation, all, options);
  return new PagedList<T, B>(plan, STYLE, async (reply) => {
    const body = await readAnswer<B>(reply);
    if (!Array.isArray(body)) throw unexpected(reply, "what came is no list", body);
    // Not enumerable, so that the page stays the list that it is.
    return Object.defineProperties(body, {
      items: { value: body },
      link: { value: nextQuery(reply.response.headers.get(header) ?? "") },
    });
  });
}

/** The link's own parameters, and those of the call that it does not repeat. */
function following({ writeQuery = plainQuery }: Arguments): NonNullable<Arguments["writeQuery"]> {
  return (query, styles) => {
    const { [LINK]: link, ...own } = query as Readonly<Record<string, unknown>>; // any object has keys
    const written = writeQuery(own, styles);
    if (link === undefined) return written;
    if (link === NO_QUERY) throw new Error("the link to the next page has none");
    const linked = new URLSearchParams(String(link));
    // Both as they are written: read and written again, what joins values would be part of them.
    const others = written
      .split("&")
      .filter((pair) => [...new URLSearchParams(pair).keys()].some((name) => !linked.has(name)));
    return [link, ...others].join("&");
  };
}

/** A target, or a parameter of the one before it, whose value may stand in quotes. */
const PARTS = /<([^<>]*)>|;\s*([^\s=;,]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s",;]*)))?/g;

/** The query of the first link to the next page, or NO_QUERY. */
function nextQuery(header: string): string | undefined {
  let target: string | undefined;
  for (const [, link, name, quoted, bare = ""] of header.matchAll(PARTS)) {
    if (link !== undefined) target = link;
    if (name?.toLowerCase() !== "rel" || target === undefined) continue;
    const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
    if (relations.includes("next")) return /\?([^#]+)/.exec(target)?.[1] ?? NO_QUERY;
    target = undefined; // of several relations only the first counts
  }
  return undefined;
}
