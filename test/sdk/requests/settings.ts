/** A request for each setting of a message, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-opus-4-6", max_tokens: 4096 };
const messages: OurRequest["params"]["messages"] & SdkRequest["params"]["messages"] = [
  { role: "user", content: "Why is the sky blue?" },
];

export const SETTINGS = {
  system: {
    custom_id: "system",
    params: { ...ask, messages, system: "Answer in one sentence." },
  },
  system_blocks: {
    custom_id: "system_blocks",
    params: {
      ...ask,
      messages,
      system: [
        { type: "text", text: "Answer in one sentence." },
        { type: "text", text: "A long text.", cache_control: { type: "ephemeral", ttl: "1h" } },
      ],
    },
  },
  metadata: {
    custom_id: "metadata",
    params: { ...ask, messages, metadata: { user_id: "13803d75-b4b5-4c3e-b2a2-6f21399b021b" } },
  },
  stop_sequences: {
    custom_id: "stop_sequences",
    params: { ...ask, messages, stop_sequences: ["END", "\n\n"] },
  },
  sampling: {
    custom_id: "sampling",
    params: { ...ask, messages, temperature: 0.2, top_p: 0.9, top_k: 40 },
  },
  service_tier: {
    custom_id: "service_tier",
    params: { ...ask, messages, service_tier: "standard_only" },
  },
  inference_geo: {
    custom_id: "inference_geo",
    params: { ...ask, messages, inference_geo: "us" },
  },
  container: {
    custom_id: "container",
    params: { ...ask, messages, container: "container_011CPR5CNjB747bTd36fQLFk" },
  },
  not_streamed: {
    custom_id: "not_streamed",
    params: { ...ask, messages, stream: false },
  },
  thinking_enabled: {
    custom_id: "thinking_enabled",
    params: {
      ...ask,
      messages,
      thinking: { type: "enabled", budget_tokens: 1024, display: "summarized" },
    },
  },
  thinking_disabled: {
    custom_id: "thinking_disabled",
    params: { ...ask, messages, thinking: { type: "disabled" } },
  },
  thinking_adaptive: {
    custom_id: "thinking_adaptive",
    params: { ...ask, messages, thinking: { type: "adaptive", display: "omitted" } },
  },
  effort: {
    custom_id: "effort",
    params: { ...ask, messages, output_config: { effort: "max" } },
  },
  structured_output: {
    custom_id: "structured_output",
    params: {
      ...ask,
      messages,
      output_config: {
        format: {
          type: "json_schema",
          schema: { type: "object", properties: { answer: { type: "string" } } },
        },
      },
    },
  },
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
