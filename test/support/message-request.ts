/** The smallest request of a batch. */
import type { MessageBatchIndividualRequestParams } from "../../generated/index.ts";

export function messageRequest(custom_id: string): MessageBatchIndividualRequestParams {
  const messages = [{ role: "user" as const, content: "hi" }];
  return { custom_id, params: { model: "claude-opus-4-6", max_tokens: 1, messages } };
}
