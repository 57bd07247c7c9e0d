/** Builds models for tests: say what matters, the rest is the least there can be. */
import type { Answer, Method, Model, Variant } from "../../scripts/model/types.ts";

const EMPTY: Answer = { kind: "empty", mediaType: null, type: null, item: null };

/** A variant that takes and answers nothing, but for what is given. */
export function variant(given: Partial<Variant>): Variant {
  const isBeta = given.beta === true;
  return {
    beta: false,
    qualifier: isBeta ? "beta=true" : "",
    pointer: "",
    operationId: null,
    summary: null,
    description: null,
    deprecated: false,
    sends: { query: isBeta ? { beta: "true" } : {}, headers: {}, route: null },
    body: null,
    query: null,
    headers: null,
    answer: EMPTY,
    ...given,
  };
}

/** A method of one GA variant, but for what is given. */
export function method(given: Partial<Method> & Pick<Method, "name">): Method {
  const variants = given.variants ?? [variant({})];
  return {
    http: "POST",
    route: `/${given.name.join("/")}`,
    pathParameters: [],
    variants,
    fold: { verdict: "ga-only", differences: [] },
    response: variants[0]?.answer.kind ?? "empty",
    paging: null,
    ...given,
  };
}

export function jsonAnswer(type: string, item: string | null = null): Answer {
  return { kind: "json", mediaType: "application/json", type, item };
}

/** A body of JSON that must be given. */
export function jsonBody(type: string): Variant["body"] {
  return { mediaType: "application/json", required: true, type };
}

export function model(given: Partial<Model>): Model {
  return { title: "Sample", version: "1", methods: [], schemas: {}, ...given };
}
