/** Pairs of types that a migration replaces by each other: what the calls give, and what a batch is made of. */
import type { Anthropic } from "@anthropic-ai/sdk";
import type { Anthropic as Current } from "anthropic-sdk-1";
import type {
  BetaCreateMessageBatchParams,
  CreateMessageBatchParams,
  ErrorResponse,
} from "../../src/index.ts";
import type { CALLS, CallName } from "./calls.ts";

interface Pair<Ours, Sdk> {
  readonly ours: Ours;
  readonly sdk: Sdk;
}

export type SdkRequest = Anthropic.Messages.BatchCreateParams["requests"][number];
export type SdkBetaRequest = Anthropic.Beta.Messages.BatchCreateParams["requests"][number];
export type OurRequest = CreateMessageBatchParams["requests"][number];
export type OurBetaRequest = BetaCreateMessageBatchParams["requests"][number];

/** What each of the calls gives. */
export type Answers = {
  readonly [Name in CallName]: Pair<
    Awaited<ReturnType<(typeof CALLS)[Name]["ours"]>>,
    Awaited<ReturnType<(typeof CALLS)[Name]["sdk"]>>
  >;
};

/** One request of a batch, GA and beta. */
export interface Requests {
  readonly GA: Pair<OurRequest, SdkRequest>;
  readonly beta: Pair<OurBetaRequest, SdkBetaRequest>;
}

type Given<Method extends (...args: never) => unknown> = Awaited<ReturnType<Method>>;
type Page<Method extends (...args: never) => unknown> = Pick<
  Given<Method>,
  keyof Given<Method> & ("data" | "has_more" | "first_id" | "last_id")
>;
type GaBatches = Current["messages"]["batches"];
type BetaBatches = Current["beta"]["messages"]["batches"];

/** What each of the calls gives in the newest SDK. */
export interface CurrentAnswers extends Record<CallName, unknown> {
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

/** The body of every answer that is not a success. */
export interface Errors {
  readonly ours: ErrorResponse;
  readonly "0.120": Anthropic.ErrorResponse;
  readonly current: Current.ErrorResponse;
}
