/** Lists: a first page to await, items and pages to walk, in the direction that the caller's parameters began. */
import { type Reply, readAnswer, unexpected } from "./answer.ts";
import { lifeOf, type Plan, request } from "./api.ts";
import { type Answer, Answering } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Arguments, Operation, PagingStep, PagingStyle } from "./operation.ts";
import { checkOptions } from "./option-kinds.ts";
import type { AnyCallOptions } from "./options.ts";
import { Pull } from "./pull.ts";
import { planOf, type Resource } from "./resource.ts";

/** Sends when the first page, item or response is asked for. */
export function paged<T, B>(
  resource: Resource,
  operation: Operation,
  style: PagingStyle,
  args: Arguments,
  options?: AnyCallOptions,
): Paged<T, B> {
  return new PagedList<T, B>(planOf(resource, operation, args, options), style);
}

/** The body of a page, and the way to the page after it. */
export type Page<T, B> = B & PageLink<T, B>;

export interface PageLink<T, B> {
  /** Whether `nextPage` gives one; asks nobody. */
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
 * and at a cursor that is missing or has been seen in this walk; one that is a list or an object is an ApiResponseError.
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
  /** The depth at which each cursor was first used in this walk. */
  readonly seen?: Map<unknown, number>;
}

export class PagedList<T, B> extends Answering<Page<T, B>> implements Paged<T, B> {
  readonly #plan: Plan;
  readonly #style: PagingStyle;
  readonly #read: typeof readAnswer<B>;
  /** The caller's own parameters. */
  readonly #given: Query;
  readonly #step: PagingStep;
  #first: Promise<Answer<Page<T, B>>> | undefined;

  /** `read` gives the body with what the style looks for in it. */
  constructor(plan: Plan, style: PagingStyle, read: typeof readAnswer<B> = readAnswer) {
    super();
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
    return (this.#first = this.#open());
  }

  pages(options: { readonly prefetch?: 0 | 1 | undefined } = {}): Pull<Page<T, B>> {
    let page: Page<T, B> | undefined;
    let next = (signal: AbortSignal): Promise<Page<T, B> | undefined> => this.#begin(signal);
    let life: Deadline | undefined;
    return new Pull({
      take: () => {
        const value = page;
        page = undefined;
        if (!value || !life) return undefined;
        next = (signal) => value.nextPage({ signal });
        if (options.prefetch) {
          const early = next(life.signal);
          // It is awaited when it is asked for, if it is: until then nobody asks what became of it.
          early.catch(() => undefined);
          next = () => early;
        }
        return { done: false, value };
      },
      more: async () => {
        checkOptions(this.#plan.operation.name, { prefetch: "a number from 0" }, options);
        life ??= lifeOf(this.#plan);
        life.check();
        page = await next(life.signal);
        return !!page;
      },
      close: () => life?.end(),
    });
  }

  [Symbol.asyncIterator](): Pull<T> {
    const pages = this.pages();
    let items: Iterator<T> | undefined;
    return new Pull<T>({
      take: () => {
        // An abort counts also when items that came before it are still to be given out.
        if (this.#plan.options?.signal?.aborted) return undefined;
        const item = items?.next();
        return item?.done ? undefined : item;
      },
      more: async () => {
        const { value } = await pages.next();
        items = value && this.#items(value)[Symbol.iterator]();
        return !!value;
      },
      close: () => void pages.return(),
    });
  }

  /** The first page: that which was asked for before, or one of the walk's own, which leaving it cancels for nobody else. */
  async #begin(signal: AbortSignal): Promise<Page<T, B>> {
    const first = this.#open(signal);
    const { data } = await first;
    this.#first = first;
    return data;
  }

  #open(signal?: AbortSignal): Promise<Answer<Page<T, B>>> {
    return this.#first ?? this.#fetch({ query: this.#given, depth: 0 }, signal);
  }

  async toArray(options: { readonly limit?: number | undefined } = {}): Promise<T[]> {
    checkOptions(this.#plan.operation.name, { limit: "a number from 0" }, options);
    const { limit = Infinity } = options;
    const items: T[] = [];
    if (limit === 0) return items;
    for await (const page of this.pages()) {
      for (const item of this.#items(page)) {
        if (items.push(item) >= limit) return items;
      }
    }
    return items;
  }

  async #fetch(position: Position, signal?: AbortSignal): Promise<Answer<Page<T, B>>> {
    const { args, options } = this.#plan;
    const plan = {
      ...this.#plan,
      args: { ...args, query: position.query },
      options: signal ? { ...options, signal } : options,
    };
    return request(plan, async (reply) => this.#page(reply, await this.#read(reply), position));
  }

  #page(reply: Reply, body: B, position: Position): Page<T, B> {
    if (!Array.isArray(this.#items(body))) {
      throw unexpected(reply, `"${this.#style.items}" is no list`, body);
    }
    const next = this.#next(reply, body, position);
    const hasNextPage: PageLink<T, B>["hasNextPage"] = () => !!next;
    const nextPage: PageLink<T, B>["nextPage"] = async (options = {}) => {
      checkOptions(this.#plan.operation.name, { signal: "an AbortSignal" }, options);
      return next && (await this.#fetch(next, options.signal)).data;
    };
    // Not enumerable, so that a page prints, compares and becomes JSON as the body that it is.
    return Object.defineProperties(body as Page<T, B>, {
      hasNextPage: { value: hasNextPage },
      nextPage: { value: nextPage },
    });
  }

  #next(reply: Reply, body: unknown, { query, depth, seen }: Position): Position | undefined {
    const { more } = this.#style;
    const { from, parameter } = this.#step;
    const cursor = field(body, from);
    const isLast = this.#items(body).length === 0 || (more && field(body, more) === false);
    if (isLast || cursor == null || cursor === "") return undefined;
    // Each answer's would be another, so that no repetition ended the walk.
    if (typeof cursor === "object") throw unexpected(reply, `"${from}" is no cursor`, body);
    // After the first page each walk has its own: between two, what is listed may move.
    const used =
      (depth > 1 && seen) ||
      new Map([
        [this.#given[parameter], 0],
        [query[parameter], depth],
      ]);
    if ((used.get(cursor) ?? Infinity) <= depth) return undefined;
    used.set(cursor, depth + 1);
    return { query: { ...query, [parameter]: cursor }, depth: depth + 1, seen: used };
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
