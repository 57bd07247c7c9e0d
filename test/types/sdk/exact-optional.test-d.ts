/** The one difference that exactOptionalPropertyTypes makes between our types and those of the official SDK. */
import type { CacheControlEphemeral as SdkCacheControl } from "@anthropic-ai/sdk/resources/messages";
import { assertType, test } from "vitest";
import type { CacheControlEphemeral } from "../../../src/index.ts";

declare const ours: CacheControlEphemeral;
declare const sdk: SdkCacheControl;

test("what the SDK's optional fields hold, ours take", () => {
  assertType<CacheControlEphemeral>(sdk);
});

test("an optional field of ours may hold undefined, which one of the SDK's may not", () => {
  // @ts-expect-error -- `ttl?: T | undefined` for `ttl?: T`: ours can be given a value that may be missing
  assertType<SdkCacheControl>(ours);
  assertType<SdkCacheControl>({ type: ours.type, ...(ours.ttl && { ttl: ours.ttl }) });
});
