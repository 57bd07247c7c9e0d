/** What the server knows of a batched request. */

/** One entry of a batch, as its creator sent it. */
export interface BatchRequest {
  readonly custom_id: string;
  readonly params: MessageParams;
}

/** The parameters of one message; only those that the server itself looks at are named. */
export interface MessageParams {
  readonly model: string;
  readonly max_tokens: number;
  readonly messages: readonly unknown[];
  readonly [parameter: string]: unknown;
}
