/**
 * A whole message around a text. It has every field that a twin or a version of the API has: a client of a recent
 * version calls the beta twin by its types alone, so that the server cannot tell which fields it will look for.
 */

import type { MessageParams } from "./requests.ts";

/** A message as the server composes it. */
export interface Message {
  readonly id: string;
  readonly type: "message";
  readonly role: "assistant";
  readonly model: string;
  readonly content: readonly {
    readonly type: "text";
    readonly text: string;
    readonly citations: null;
  }[];
  readonly stop_reason: "end_turn" | "max_tokens";
  readonly stop_sequence: null;
  readonly stop_details: null;
  readonly container: null;
  readonly diagnostics: null;
  readonly usage: Usage;
  readonly context_management: null;
}

/** What a message costs. Tokens are estimated, at four characters each. */
export interface Usage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly output_tokens_details: null;
  readonly cache_creation: null;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly server_tool_use: null;
  readonly service_tier: "batch";
  readonly inference_geo: null;
  readonly speed: "standard";
  readonly iterations: null;
  readonly fallback_credit: null;
}

const CHARACTERS_PER_TOKEN = 4;

/** The message with this text; cut at `max_tokens`, with the stop reason that says so. */
export function composeMessage(text: string, params: MessageParams, id: string): Message {
  const cut = text.slice(0, params.max_tokens * CHARACTERS_PER_TOKEN);
  return {
    id,
    type: "message",
    role: "assistant",
    model: params.model,
    content: [{ type: "text", text: cut, citations: null }],
    stop_reason: cut === text ? "end_turn" : "max_tokens",
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    context_management: null,
    usage: {
      input_tokens: tokens(JSON.stringify([params["system"], params.messages])),
      output_tokens: tokens(cut),
      output_tokens_details: null,
      cache_creation: null,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      server_tool_use: null,
      service_tier: "batch",
      inference_geo: null,
      speed: "standard",
      iterations: null,
      fallback_credit: null,
    },
  };
}

function tokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
