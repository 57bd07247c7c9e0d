/** The hand-written client on a loopback server, with waits so short that no test is slowed by them. */
import { anthropic } from "../../src/anthropic.ts";
import type { Profile } from "../../src/profile.ts";
import { type ClientOptions, connect } from "../../src/runtime.ts";
import { BatchesClient, type BatchesResource } from "./batches-resource.ts";
import { type Loopback, type Script, sendJson, startLoopback } from "./loopback.ts";

export const key = "sk-test-0123456789";

/** Anthropic's profile without its waiting. */
export const prompt: Profile = {
  ...anthropic,
  retry: { ...anthropic.retry, firstDelay: 1, maxDelay: 2 },
};

export interface Setup {
  readonly server: Loopback;
  readonly batches: BatchesResource;
}

export async function setup(script: Script, options: ClientOptions = {}): Promise<Setup> {
  const server = await startLoopback(script);
  const client = connect(BatchesClient, prompt, { apiKey: key, baseUrl: server.url, ...options });
  return { server, batches: client.batches };
}

/** Answers with these statuses, the last one for good. */
export function statuses(...list: readonly number[]): Script {
  return (_, response, index) =>
    sendJson(response, { id: "b" }, { status: list[Math.min(index, list.length - 1)] ?? 200 });
}
