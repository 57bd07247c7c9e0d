/** What the body of a create must be: every rule a row, every problem with its place. */

import type { BatchRequest } from "./requests.ts";

/** Problems beyond this many are counted, not told. */
const MOST_TOLD = 10;

/** A rule of one object: which key it looks at, and what is wrong with the value there. */
interface Rule {
  readonly key: string;
  /** The problem with a value that is present; undefined if there is none. */
  readonly problem: (value: unknown) => string | undefined;
  readonly required?: true;
}

const CUSTOM_ID = /^[a-zA-Z0-9_-]{1,64}$/;
const EXTRA = "Extra inputs are not permitted";

const REQUEST_RULES: readonly Rule[] = [
  {
    key: "custom_id",
    required: true,
    problem: (value) =>
      typeof value !== "string"
        ? "Input should be a valid string"
        : CUSTOM_ID.test(value)
          ? undefined
          : `String should match pattern '${CUSTOM_ID.source}'`,
  },
  { key: "params", required: true, problem: notAnObject },
];

const PARAMS_RULES: readonly Rule[] = [
  {
    key: "model",
    required: true,
    problem: (value) =>
      typeof value === "string" && value !== "" ? undefined : "Input should be a non-empty string",
  },
  { key: "messages", required: true, problem: notAFilledList },
  {
    key: "max_tokens",
    required: true,
    problem: (value) => {
      if (!Number.isInteger(value)) return "Input should be a valid integer";
      return Number(value) >= 1
        ? undefined
        : "Input should be greater than or equal to 1 in a batched request";
    },
  },
  {
    key: "stream",
    problem: (value) =>
      value === true ? "Streaming is not available in a batched request" : undefined,
  },
  { key: "beta", problem: () => EXTRA },
  { key: "betas", problem: () => EXTRA },
];

/** The requests of a valid body, or what is wrong with it: `requests.0.custom_id: Field required`. */
export function readCreate(
  body: unknown,
  mostRequests: number,
): readonly BatchRequest[] | { readonly problem: string } {
  const told: string[] = [];
  let count = 0;
  for (const problem of createProblems(body, mostRequests)) {
    count += 1;
    if (told.length < MOST_TOLD) told.push(problem);
  }
  // Without a problem, the body has this shape: the rules below have looked at each part.
  if (count === 0) return (body as { readonly requests: readonly BatchRequest[] }).requests;
  const untold = count - told.length;
  return { problem: told.join("; ") + (untold === 0 ? "" : `; and ${untold} more`) };
}

function* createProblems(body: unknown, mostRequests: number): Generator<string> {
  if (!isObject(body)) {
    yield "body: Input should be a valid object";
    return;
  }
  yield* extraKeys(body, ["requests"], "");
  const requests = body["requests"];
  if (requests === undefined) {
    yield "requests: Field required";
  } else if (!Array.isArray(requests) || requests.length === 0) {
    yield `requests: ${notAFilledList(requests)}`;
  } else if (requests.length > mostRequests) {
    yield `requests: List should have at most ${mostRequests} items, not ${requests.length}`;
  } else {
    yield* requestProblems(requests);
  }
}

function* requestProblems(requests: readonly unknown[]): Generator<string> {
  const seen = new Map<unknown, number>();
  for (const [index, request] of requests.entries()) {
    const place = `requests.${index}`;
    if (!isObject(request)) {
      yield `${place}: Input should be a valid object`;
      continue;
    }
    yield* extraKeys(request, ["custom_id", "params"], `${place}.`);
    yield* broken(REQUEST_RULES, request, place);
    if (isObject(request["params"]))
      yield* broken(PARAMS_RULES, request["params"], `${place}.params`);
    const id = request["custom_id"];
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else if (typeof id === "string") {
      yield `${place}.custom_id: '${id}' is already the custom_id of requests.${first}`;
    }
  }
}

function* broken(
  rules: readonly Rule[],
  object: Readonly<Record<string, unknown>>,
  place: string,
): Generator<string> {
  for (const { key, required, problem } of rules) {
    const value = object[key];
    const found = value === undefined ? (required ? "Field required" : undefined) : problem(value);
    if (found !== undefined) yield `${place}.${key}: ${found}`;
  }
}

function* extraKeys(object: object, known: readonly string[], place: string): Generator<string> {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) yield `${place}${key}: ${EXTRA}`;
  }
}

function notAnObject(value: unknown): string | undefined {
  return isObject(value) ? undefined : "Input should be a valid object";
}

function notAFilledList(value: unknown): string | undefined {
  if (!Array.isArray(value)) return "Input should be a valid list";
  return value.length > 0 ? undefined : "List should have at least 1 item, not 0";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
