/** Lists: a first page to await, items and pages to walk, in the direction that the caller's parameters began. */
import { type Reply, readAnswer, unexpected } from "./answer.ts";
import type { Api, Plan } from "./api.ts";
import { type Answer, Answering } from "./call.ts";
import { Deadline } from "./deadline.ts";
import { AbortError } from "./errors.ts";
import type { Arguments, Operation, PagingStep, PagingStyle } from "./operation.ts";
import { checkKinds } from "./option-kinds.ts";
import type { AnyCallOptions } from "./options.ts";
import { Pull } from "./pull.ts";
import { apiOf, type Resource } from "./resource.ts";

/** Sends when the first page, item or response is asked for. */
export function paged<T, B>(
  resource: Resource,
  operation: Operation,
  style: PagingStyle,
  args: Arguments,
  options?: AnyCallOptions,
): Paged<T, B> {
  return new PagedList<T, B>(apiOf(resource), { operation, args, options }, style);
}

/** The body of a page, and the way to the page after it. */
export type Page<T, B> = B & PageLink<T, B>;

export interface PageLink<T, B> {
  hasNextPage(): boolean;
  /**
   * The page after this one in the walk's direction, or undefined after the last. Each call sends a request, which `signal` ends, or
   * else the list's own.
   */
  nextPage(options?: {
    readonly signal?: AbortSignal | undefined;
  }): Promise<Page<T, B> | undefined>;
}

/**
 * A list that sends nothing until it is awaited (its first page) or walked (its items). It ends where the server says so, at an empty page,
 * and at a cursor that is missing or has been seen in this walk.
 */
export interface Paged<T, B> extends Promise<Page<T, B>>, AsyncIterable<T> {
  /** With `prefetch: 1` the next page is fetched while the caller works on this one; leaving the loop cancels it. */
  pages(options?: { readonly prefetch?: 0 | 1 | undefined }): AsyncIterable<Page<T, B>>;
  /** The items of all pages, or the first `limit` of them. */
  toArray(options?: { readonly limit?: number | undefined }): Promise<T[]>;
  /** The first page together with its response and request id. */
  withResponse(): Promise<Answer<Page<T, B>>>;
}

type Query = Readonly<Record<string, unknown>>;

/** Where in a walk a page stands. */
interface Position {
  readonly query: Query;
  /** How many pages came before it. */
  readonly depth: number;
}

export class PagedList<T, B> extends Answering<Page<T, B>> implements Paged<T, B> {
  readonly #api: Api;
  readonly #plan: Plan;
  readonly #style: PagingStyle;
  readonly #read: typeof readAnswer<B>;
  /** The caller's own parameters. */
  readonly #given: Query;
  readonly #step: PagingStep;
  /** The depth at which each cursor was first used. */
  readonly #seen = new Map<unknown, number>();
  #first: Promise<Answer<Page<T, B>>> | undefined;

  /** `read` gives the body with what the style looks for in it. */
  constructor(api: Api, plan: Plan, style: PagingStyle, read: typeof readAnswer<B> = readAnswer) {
    super();
    this.#api = api;
    this.#plan = plan;
    this.#style = style;
    this.#read = read;
    const { next, previous } = style;
    // Any object has keys to read; what they hold is looked at where it is used.
    this.#given = (plan.args.query ?? {}) as Query;
    this.#step = previous && this.#given[previous.parameter] != null ? previous : next;
  }

  override get [Symbol.toStringTag](): string {
    return "Paged";
  }

  withResponse(): Promise<Answer<Page<T, B>>> {
    this.#first ??= this.#fetch({ query: this.#given, depth: 0 });
    return this.#first;
  }

  async *pages({ prefetch = 0 }: { readonly prefetch?: 0 | 1 | undefined } = {}): AsyncGenerator<
    Page<T, B>,
    void,
    undefined
  > {
    const { operation, options } = this.#plan;
    let page: Page<T, B> | undefined = (await this.withResponse()).data;
    while (page) {
      const life = prefetch ? new Deadline(operation.name, options?.signal, Infinity) : undefined;
      const early: Promise<Page<T, B> | undefined> | undefined =
        life && page.nextPage({ signal: life.signal });
      // It is awaited below, unless the caller leaves: then nobody asks what became of it.
      early?.catch(() => undefined);
      try {
        yield page;
        page = await (early ?? page.nextPage());
      } finally {
        life?.end(new AbortError(`${operation.name}: no longer walked`));
      }
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    const pages = this.pages();
    let items: Iterator<T> | undefined;
    return new Pull<T>({
      take: () => {
        const item = items?.next();
        return item?.done ? undefined : item;
      },
      more: async () => {
        const { done, value } = await pages.next();
        if (value) items = this.#items(value)[Symbol.iterator]();
        return !done;
      },
      close: () => void pages.return(),
    });
  }

  async toArray({ limit = Infinity }: { readonly limit?: number | undefined } = {}): Promise<T[]> {
    checkKinds(this.#plan.operation.name, { limit: "a number from 0" }, { limit });
    const items: T[] = [];
    if (limit === 0) return items;
    for await (const page of this.pages()) {
      for (const item of this.#items(page)) {
        items.push(item);
        if (items.length >= limit) return items;
      }
    }
    return items;
  }

  async #fetch(
    position: Position,
    signal = this.#plan.options?.signal,
  ): Promise<Answer<Page<T, B>>> {
    const cursor = position.query[this.#step.parameter];
    if (!this.#seen.has(cursor)) this.#seen.set(cursor, position.depth);
    const { operation, args, options } = this.#plan;
    const plan = {
      operation,
      args: { ...args, query: position.query },
      options: { ...options, signal },
    };
    return this.#api.request(plan, async (reply) =>
      this.#page(reply, await this.#read(reply), position),
    );
  }

  #page(reply: Reply, body: B, position: Position): Page<T, B> {
    if (!Array.isArray(this.#items(body))) {
      throw unexpected(reply, `"${this.#style.items}" is no list`, body);
    }
    const next = this.#next(body, position);
    const hasNextPage: PageLink<T, B>["hasNextPage"] = () => !!next;
    const nextPage: PageLink<T, B>["nextPage"] = async ({ signal } = {}) =>
      next && (await this.#fetch(next, signal)).data;
    // Not enumerable, so that a page prints, compares and becomes JSON as the body that it is.
    return Object.defineProperties(body as Page<T, B>, {
      hasNextPage: { value: hasNextPage },
      nextPage: { value: nextPage },
    });
  }

  #next(body: unknown, { query, depth }: Position): Position | undefined {
    const { more } = this.#style;
    const { from, parameter } = this.#step;
    const cursor = field(body, from);
    const isLast = this.#items(body).length === 0 || (more && field(body, more) === false);
    const isMissing = cursor == null || cursor === "";
    if (isLast || isMissing || (this.#seen.get(cursor) ?? Infinity) <= depth) return undefined;
    return { query: { ...query, [parameter]: cursor }, depth: depth + 1 };
  }

  #items(body: unknown): readonly T[] {
    // That it is a list is checked when the page comes; of what, is the description's word.
    return field(body, this.#style.items) as readonly T[];
  }
}

/** Of what is no object, undefined. */
function field(body: unknown, name: string): unknown {
  return (body as Query | null | undefined)?.[name];
}
