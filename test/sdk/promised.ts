/** What the types of three clients promise of the API's answers. */
import type { Anthropic } from "@anthropic-ai/sdk";
import type { Anthropic as Current } from "anthropic-sdk-1";
import type { ErrorResponse } from "../../src/index.ts";
import type { CallName } from "./calls.ts";
import type { Answers } from "./pairs.ts";

/** The answer to each call. */
export interface Promised {
  readonly twinfold: { readonly [Name in CallName]: Answers[Name]["ours"] };
  readonly "SDK 0.120": { readonly [Name in CallName]: Answers[Name]["sdk"] };
  readonly "the newest SDK": CurrentAnswers;
}

/** The body of every answer that is not a success. */
export interface PromisedErrors {
  readonly twinfold: ErrorResponse;
  readonly "SDK 0.120": Anthropic.ErrorResponse;
  readonly "the newest SDK": Current.ErrorResponse;
}

type Given<Method extends (...args: never) => unknown> = Awaited<ReturnType<Method>>;
type Page<Method extends (...args: never) => unknown> = Pick<
  Given<Method>,
  keyof Given<Method> & ("data" | "has_more" | "first_id" | "last_id")
>;
type GaBatches = Current["messages"]["batches"];
type BetaBatches = Current["beta"]["messages"]["batches"];

/** What each of the calls gives in the newest SDK. */
interface CurrentAnswers extends Record<CallName, unknown> {
  readonly "messages.batches.create GA": Given<GaBatches["create"]>;
  readonly "messages.batches.create beta": Given<BetaBatches["create"]>;
  readonly "messages.batches.retrieve GA": Given<GaBatches["retrieve"]>;
  readonly "messages.batches.retrieve beta": Given<BetaBatches["retrieve"]>;
  readonly "messages.batches.list GA": Page<GaBatches["list"]>;
  readonly "messages.batches.list beta": Page<BetaBatches["list"]>;
  readonly "messages.batches.cancel GA": Given<GaBatches["cancel"]>;
  readonly "messages.batches.cancel beta": Given<BetaBatches["cancel"]>;
  readonly "messages.batches.results GA": Current.Messages.MessageBatchIndividualResponse[];
  readonly "messages.batches.results beta": Current.Beta.Messages.BetaMessageBatchIndividualResponse[];
  readonly "messages.batches.delete GA": Given<GaBatches["delete"]>;
  readonly "messages.batches.delete beta": Given<BetaBatches["delete"]>;
  readonly "models.list GA": Page<Current["models"]["list"]>;
  readonly "models.list beta": Page<Current["beta"]["models"]["list"]>;
  readonly "models.retrieve GA": Given<Current["models"]["retrieve"]>;
  readonly "models.retrieve beta": Given<Current["beta"]["models"]["retrieve"]>;
}
