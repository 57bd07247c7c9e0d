/** The loop of attempts that every call goes through. */
import { readError, type Reply } from "./answer.ts";
import type { Answer } from "./call.ts";
import { Deadline } from "./deadline.ts";
import { failed, type Failure, refused } from "./failure.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions, JsonlOptions, SseOptions } from "./options.ts";
import { prepare } from "./request.ts";
import { sleep } from "./retry.ts";
import { type Limits, limitsOf, type Settings } from "./settings.ts";
import type { Exchange } from "./transport.ts";

/** Opaque to generated code, which only hands it on; as a function it shows nothing when it is inspected or made JSON. */
export type Api = () => Settings;

/** A call before it is sent. */
export interface Plan {
  readonly settings: Settings;
  readonly operation: Operation;
  readonly args: Arguments;
  readonly options: (AnyCallOptions & JsonlOptions & SseOptions) | undefined;
}

/** Reads an answer of good status. The deadline ends with it, unless it is held. */
export type Take<T> = (reply: Reply, deadline: Deadline) => Promise<T>;

type Outcome<T> = { readonly answer: Answer<T> } | Failure;

/** Sends until an answer is taken or nothing more may be tried. */
export async function request<T>(plan: Plan, take: Take<T>): Promise<Answer<T>> {
  const { logger, redact } = plan.settings;
  const limits = limitsOf(plan);
  const exchange = prepare(plan);
  for (let repeat = 1; ; repeat++) {
    const outcome = await attempt(plan, exchange, limits, take);
    if ("answer" in outcome) return outcome.answer;
    const { after = limits.wait(repeat) } = outcome;
    const error = redact(outcome.error);
    const late = Date.now() + after >= limits.end;
    if (!outcome.repeat || repeat > limits.maxRetries || late) throw error;
    try {
      logger.info?.(`${error.message}; attempt ${repeat + 1} follows in ${Math.round(after)} ms`);
    } catch {
      // A logger that fails ends no call,
    }
    await sleep(after, limits.signal);
  }
}

async function attempt<T>(
  plan: Plan,
  exchange: Exchange,
  limits: Limits,
  take: Take<T>,
): Promise<Outcome<T>> {
  const { settings, operation } = plan;
  const { profile, send, logger, redact } = settings;
  const timeout = Math.min(limits.timeout, limits.end - Date.now());
  const deadline = new Deadline(operation.name, limits.signal, timeout);
  try {
    deadline.check();
    const response = await deadline.wait(send(exchange, deadline.signal));
    const requestId = response.headers.get(profile.requestIdHeader ?? "request-id") ?? undefined;
    try {
      logger.debug?.(
        redact(`${operation.name}: ${exchange.method} ${exchange.target}: ${response.status}`),
      );
    } catch {
      // nor does it take an answer with it.
    }
    const reply = { ...plan, response, requestId };
    if (response.ok) {
      return { answer: { data: await deadline.wait(take(reply, deadline)), response, requestId } };
    }
    // A bad status whose body was cut is that status, unless the caller cut it.
    const body = await deadline.wait(readError(reply)).catch(() => deadline.check());
    return refused(reply, body, limits);
  } catch (cause) {
    // What cannot be looked at is a text from here on.
    const failure = failed(operation, deadline.ended, redact(cause), limits);
    deadline.end(); // what came of its body is not wanted
    return failure;
  } finally {
    deadline.settle();
  }
}

/** The end of what takes several requests. Refuses wrong options before their signal is listened to. */
export function lifeOf(plan: Plan): Deadline {
  return new Deadline(plan.operation.name, limitsOf(plan).signal);
}
