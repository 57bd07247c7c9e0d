/** An endpoint's twins with what their answers say about them. */
import { pagesOf, type Page } from "./paging.ts";
import type { Schemas } from "./references.ts";
import { streamTraitsOf, traitsOf, type Traits, wholeTraitsOf } from "./traits.ts";
import type { Endpoint, Twin } from "./twins.ts";
import type { PagingRow } from "./types.ts";

export interface JudgedTwin extends Twin {
  readonly traits: Traits;
  /** Of the stream that a property of the body asks for. */
  readonly stream: Traits | null;
  /** By its own parameters and answer. */
  readonly isListPage: boolean;
  /** Of the first paging row that all twins match. */
  readonly page: Page | null;
}

/** In the order of {@link Endpoint}. */
export type JudgedEndpoint = readonly [JudgedTwin, ...JudgedTwin[]];

export function judge(
  endpoint: Endpoint,
  { rows, schemas }: { readonly rows: readonly PagingRow[]; readonly schemas: Schemas },
): JudgedEndpoint {
  const judged = endpoint.map((twin) => {
    const traits = traitsOf(twin.operation);
    return { twin, traits, pages: pagesOf(twin.operation, traits, { rows, schemas }) };
  });
  const row = rows.find((it) => judged.every(({ pages }) => pages.some((page) => page.row === it)));
  return judged.map(({ twin, traits, pages }) => ({
    ...twin,
    traits: row === undefined ? wholeTraitsOf(twin.operation, traits) : traits,
    stream: streamTraitsOf(twin.operation),
    isListPage: pages.length > 0,
    page: pages.find((page) => page.row === row) ?? null,
  })) as unknown as JudgedEndpoint; // as many as there are twins
}
