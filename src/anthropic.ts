/** The profile of the Anthropic API: spec/README.md says where its facts come from. */
import { checkCreate } from "./batches/requests.ts";
import type { Profile } from "./profile.ts";

export const anthropic: Profile = {
  name: "Anthropic",
  baseUrl: "https://api.anthropic.com",
  environment: { apiKey: "ANTHROPIC_API_KEY", baseUrl: "ANTHROPIC_BASE_URL" },
  auth: { header: "x-api-key" },
  version: { header: "anthropic-version", value: "2023-06-01" },
  browserHeaders: { "anthropic-dangerous-direct-browser-access": "true" },
  betaHeader: "anthropic-beta",
  requestIdHeader: "request-id",
  error: { type: ["error", "type"], message: ["error", "message"], requestId: ["request_id"] },
  retry: { statuses: ["408", "409", "429", "5XX"], refusals: [429, 529] },
  checks: { "messages.batches.create": checkCreate },
};
