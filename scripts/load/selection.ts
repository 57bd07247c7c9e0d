/** The operations that are asked for, by routes and tags; those that are not cost no more than to be told apart. */
import type { Rest, UnreadOperation } from "../model/document.ts";

/** Of a description of which a part is read: the largest of those that are published has 22 thousand. */
const MAX_UNREAD = 100_000;

export class Selection {
  readonly limit = `there are more than ${MAX_UNREAD} operations besides those that are asked for`;
  /** Whether only a part is read. */
  readonly isPart: boolean;
  readonly #routes: readonly string[];
  readonly #tags: ReadonlySet<string>;
  readonly #unmatched: Set<string>;
  readonly #unread: UnreadOperation[] = [];

  /** @param include routes (`/v1/models`: it and all below it) and tags; empty means everything */
  constructor(include: readonly string[]) {
    this.isPart = include.length > 0;
    this.#routes = include.filter(isRoute);
    this.#tags = new Set(include.filter((it) => !isRoute(it)));
    this.#unmatched = new Set(include);
  }

  /** Whether the operation is to be read; where it is not, it is kept in mind. */
  has({ method, pathKey }: Omit<UnreadOperation, "tags">, listed: unknown): boolean {
    if (!this.isPart) return true;
    const tags = Array.isArray(listed) ? listed.filter((it) => typeof it === "string") : [];
    const matching = [
      ...this.#routes.filter((it) => isBelow(pathKey, it)),
      ...tags.filter((it) => this.#tags.has(it)),
    ];
    for (const wanted of matching) this.#unmatched.delete(wanted);
    if (matching.length === 0) this.#unread.push({ method, pathKey, tags });
    return matching.length > 0;
  }

  /** Whether there are more operations besides than may be kept in mind. */
  get isTooMuch(): boolean {
    return this.#unread.length > MAX_UNREAD;
  }

  rest(schemas: readonly string[]): Rest | undefined {
    if (!this.isPart) return undefined;
    return { operations: this.#unread, schemas, unmatched: [...this.#unmatched] };
  }
}

const isRoute = (wanted: string): boolean => wanted.startsWith("/");

function isBelow(pathKey: string, wanted: string): boolean {
  const [route = ""] = pathKey.split(/[?#]/);
  return `${route}/`.startsWith(wanted.endsWith("/") ? wanted : `${wanted}/`);
}
