/** What becomes of a batched request: the caller's answer, or a canned one. */

import { errorBody, type ErrorType } from "./errors.ts";
import { composeMessage } from "./message.ts";
import type { BatchRequest } from "./requests.ts";

/** One request's outcome, as a line of the results carries it. */
export type BatchResult =
  | { readonly type: "succeeded"; readonly message: object }
  | { readonly type: "errored"; readonly error: object }
  | { readonly type: "canceled" }
  | { readonly type: "expired" };

export type ResultType = BatchResult["type"];

/** Where a request stands when it is answered. */
export interface AnswerContext {
  /** Whether the batch was created by the beta twin. */
  readonly beta: boolean;
  readonly batchId: string;
  /** The request's place in the batch, from 0. */
  readonly index: number;
}

/**
 * Answers one batched request: with the text of a message, from which the server makes a whole message, or with a
 * result. It is called once when the batch has ended, to count, and again at each download, so that no results are
 * held in memory: it must give the same answer to the same request.
 */
export type Answer = (request: BatchRequest, context: AnswerContext) => string | BatchResult;

/** An `errored` result, for use in an {@link Answer}. */
export function erroredResult(type: ErrorType, message?: string): BatchResult {
  return { type: "errored", error: errorBody(type, message) };
}

/** A believable text that says what was asked; the same each time. */
export const cannedAnswer: Answer = ({ params }) =>
  `This is a canned answer to: ${lastWords(params.messages)}`;

/** The result that an answer stands for; a text becomes a message with this id. */
export function toResult(
  answer: string | BatchResult,
  { params }: BatchRequest,
  id: string,
): BatchResult {
  if (typeof answer !== "string") return answer;
  return { type: "succeeded", message: composeMessage(answer, params, id) };
}

function lastWords(messages: readonly unknown[]): string {
  const last = messages.at(-1);
  const content = isObject(last) ? last["content"] : undefined;
  if (typeof content === "string") return shorten(content);
  const blocks: readonly unknown[] = Array.isArray(content) ? content : [];
  const texts = blocks.map((block) => (isObject(block) ? block["text"] : undefined));
  return shorten(texts.filter((text) => typeof text === "string").join(" "));
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
