/** Pairs of types that a migration replaces by each other: what the calls give, and what a batch is made of. */
import type { Anthropic } from "@anthropic-ai/sdk";
import type { BetaCreateMessageBatchParams, CreateMessageBatchParams } from "../../src/index.ts";
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
