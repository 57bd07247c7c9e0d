/** Requests before they are uploaded: what the API would refuse, and how many fit into one batch. */
import { byteLength } from "../body-text.ts";
import { UsageError } from "../errors.ts";
import { checkControls, isIterable } from "./controls.ts";

/** What both twins' requests have. */
export interface BatchRequest {
  readonly custom_id: string;
  readonly params: object;
}

/** The size of one batch at most. */
export interface BatchLimits {
  /** Requests: 100 000 otherwise, which is the API's own limit. */
  readonly maxRequests?: number | undefined;
  /** Bytes of the body in UTF-8: 256 000 000 otherwise, which is the API's own limit. */
  readonly maxBytes?: number | undefined;
}

interface Size {
  /** Of the request in a body, with the comma after it. */
  readonly bytes: number;
  readonly problem?: string;
}

interface Sized {
  readonly problems: readonly string[];
  readonly bytes: number;
}

/** The API's own limits of one batch. */
const mostRequests = 100_000;
const mostBytes = 256_000_000;
/** Problems shown in one error. */
const shown = 20;
/** Bytes of `{"requests":[]}`, less the comma that the last request has not. */
const envelope = 14;

/**
 * Throws UsageError with what the API would refuse of these requests, all at once: ids that are badly formed or not unique, requests too
 * large for any batch, `beta` or `betas` among a request's parameters. A list of any length may be split into batches.
 */
export function checkRequests(requests: Iterable<BatchRequest>, limits: BatchLimits = {}): void {
  checkIterable(requests, Symbol.iterator);
  const check = requestCheck(limits);
  refuse([...requests].flatMap((request) => check(request).problems));
}

/** Parts that each fit into one batch. Throws UsageError with all problems of a part before it is given out. */
export async function* splitRequests<Request extends BatchRequest>(
  requests: Iterable<Request> | AsyncIterable<Request>,
  limits: BatchLimits = {},
): AsyncGenerator<Request[], void, undefined> {
  const { maxRequests = mostRequests, maxBytes = mostBytes } = limits;
  checkControls("batch requests", limits);
  checkIterable(requests, Symbol.iterator, Symbol.asyncIterator);
  const check = requestCheck(limits);
  let part: Request[] = [];
  let size = envelope;
  const problems: string[] = [];
  for await (const request of requests) {
    const { bytes, problems: found } = check(request);
    if (part.length > 0 && (part.length + 1 > maxRequests || size + bytes > maxBytes)) {
      refuse(problems);
      yield part;
      part = [];
      size = envelope;
    }
    part.push(request);
    size += bytes;
    problems.push(...found);
  }
  refuse(problems);
  if (part.length > 0) yield part;
}

/**
 * The parameters of one creation, and the JSON that they became, if they did: throws UsageError with all that `checkRequests` finds, and
 * where they are too many or too large for one batch.
 */
export function checkCreate(params: unknown, json: unknown): void {
  // What is no list of objects is the types' business, and the API's.
  const { requests } = Object(params) as { readonly requests?: unknown };
  if (!Array.isArray(requests) || !requests.every((it) => Object(it) === it)) return;
  const check = requestCheck({});
  const encoded = typeof json === "string";
  // Only where it failed is each made JSON again, to see which.
  const problems = (requests as readonly BatchRequest[]).flatMap(
    (request) => check(request, encoded ? { bytes: 0 } : sizeOf(request)).problems,
  );
  const hint = "which is more than a batch may have; runBatch splits them";
  if (requests.length > mostRequests) problems.unshift(`requests are ${requests.length}, ${hint}`);
  // A character has three bytes at most.
  const size = encoded && json.length * 3 > mostBytes ? byteLength(json) : 0;
  if (size > mostBytes) problems.unshift(`requests have ${size} bytes, ${hint}`);
  refuse(problems, "messages.batches.create");
}

/** Checks one request after the other: it remembers the ids that it has seen. */
function requestCheck({ maxBytes = mostBytes }: BatchLimits) {
  const places = new Map<unknown, number>();
  let index = -1;

  const idProblem = (id: unknown): string | undefined => {
    if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) {
      const found = typeof id === "string" ? `${JSON.stringify(id.slice(0, 65))} ` : "";
      return `.custom_id ${found}must be 1 to 64 letters, digits, _ or -`;
    }
    const first = places.get(id);
    if (first !== undefined) {
      return `.custom_id ${JSON.stringify(id)} is that of requests[${first}]`;
    }
    places.set(id, index);
    return undefined;
  };

  // `request`: of callers without TypeScript it may be none.
  return (request: BatchRequest | null, { bytes, problem }: Size = sizeOf(request)): Sized => {
    index += 1;
    const place = `requests[${index}]`;
    const problems = [
      idProblem(request?.custom_id),
      problem,
      envelope + bytes > maxBytes && ` has ${bytes - 1} bytes, more than a batch may have`,
      ...["beta", "betas"].map(
        (name) =>
          Object.hasOwn(Object(request?.params), name) &&
          `.params.${name} belongs in the options of the whole batch`,
      ),
    ];
    return { bytes, problems: problems.flatMap((text) => (text ? [place + text] : [])) };
  };
}

function sizeOf(request: BatchRequest | null): Size {
  try {
    return { bytes: byteLength(JSON.stringify(request)) + 1 };
  } catch {
    return { bytes: 0, problem: " is not JSON" };
  }
}

function checkIterable(requests: unknown, ...symbols: readonly symbol[]): void {
  if (!isIterable(requests, ...symbols)) refuse(["requests must be iterable"]);
}

function refuse(problems: readonly string[], attempted = "batch requests"): void {
  if (problems.length === 0) return;
  const more = problems.length > shown ? [`and ${problems.length - shown} more`] : [];
  throw new UsageError(`${attempted}: ${[...problems.slice(0, shown), ...more].join("; ")}`);
}
