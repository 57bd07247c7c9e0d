/** The official SDK, old and new: clients that nobody here wrote. */
import * as old from "@anthropic-ai/sdk";
import { VERSION as OLD_VERSION } from "@anthropic-ai/sdk/version";
import * as current from "anthropic-sdk-1";
import { VERSION as CURRENT_VERSION } from "anthropic-sdk-1/version";
import type { TestServer } from "../../src/testing/index.ts";

export type Sdk = typeof old;
export type SdkClient = old.Anthropic;

/** A header that tells the two apart on the wire. */
interface Wire {
  readonly "x-api-key": string | undefined;
  readonly authorization: string | undefined;
  readonly "anthropic-version": string;
}

interface SdkRow {
  readonly version: string;
  readonly sdk: Sdk;
  readonly wire: Wire;
  /** Whether its calls of beta twins say so in the query; later ones only name beta features in a header. */
  readonly betaQuery: boolean;
}

export const SDKS: readonly SdkRow[] = [
  {
    version: OLD_VERSION,
    sdk: old,
    wire: {
      "x-api-key": "[redacted]",
      authorization: undefined,
      "anthropic-version": "2023-06-01",
    },
    betaQuery: true,
  },
  {
    version: CURRENT_VERSION,
    // Its classes are others, and so are its types; what the tests call of it has the same names and arguments.
    sdk: current as unknown as Sdk,
    wire: {
      "x-api-key": undefined,
      authorization: "Bearer [redacted]",
      "anthropic-version": "2026-10-21",
    },
    betaQuery: false,
  },
];

/** A client of the server; it repeats nothing unless it is told to. */
export function connectSdk(sdk: Sdk, server: TestServer, maxRetries = 0): SdkClient {
  const { url: baseURL, apiKey } = server;
  return new sdk.Anthropic({ baseURL, apiKey, authToken: null, maxRetries });
}

export type Twin = "GA" | "beta";
export const TWINS: readonly Twin[] = ["GA", "beta"];

/** The resources of a twin. */
export interface Resources {
  readonly batches: SdkClient["messages"]["batches"];
  readonly models: SdkClient["models"];
}

export function resourcesOf(client: SdkClient, twin: Twin): Resources {
  const { batches } = twin === "GA" ? client.messages : client.beta.messages;
  const { models } = twin === "GA" ? client : client.beta;
  // The beta resources take their betas where the others take options; the tests give neither.
  return { batches, models } as Resources;
}
