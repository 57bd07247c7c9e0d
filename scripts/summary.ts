/** A model in the terms that people and programs are told of it; small enough to be kept until the next run. */
import type { Method, Model } from "./model/types.ts";

export interface Summary {
  readonly title: string;
  readonly version: string | null;
  readonly methods: readonly MethodSummary[];
}

export interface MethodSummary {
  readonly name: string;
  readonly method: Method["http"];
  readonly route: string;
  readonly variants: readonly { readonly qualifier: string; readonly operationId: string | null }[];
  readonly fold: Method["fold"]["verdict"];
  readonly differences: readonly string[];
  readonly response: Method["response"];
  /** The name of the paging row. */
  readonly pagination: string | null;
}

export function summaryOf({ title, version, methods }: Model): Summary {
  return {
    title,
    version,
    methods: methods.map(({ name, http, route, variants, fold, response, paging }) => ({
      name: name.join("."),
      method: http,
      route,
      variants: variants.map(({ qualifier, operationId }) => ({ qualifier, operationId })),
      fold: fold.verdict,
      differences: fold.differences,
      response,
      pagination: paging?.name ?? null,
    })),
  };
}
