/** A request for each kind of tool and each published version of the server tools, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-sonnet-4-6", max_tokens: 1024 };
const messages: OurRequest["params"]["messages"] & SdkRequest["params"]["messages"] = [
  { role: "user", content: "What is the weather in Oslo?" },
];

export const TOOLS = {
  custom_tool: {
    custom_id: "custom_tool",
    params: {
      ...ask,
      messages,
      tools: [
        {
          name: "weather",
          description: "The weather in a city.",
          input_schema: {
            type: "object",
            properties: { city: { type: "string" } },
            required: ["city"],
          },
        },
      ],
      tool_choice: { type: "auto", disable_parallel_tool_use: true },
    },
  },
  strict_tool: {
    custom_id: "strict_tool",
    params: {
      ...ask,
      messages,
      tools: [
        {
          type: "custom",
          name: "weather",
          strict: true,
          input_schema: { type: "object", additionalProperties: false },
          cache_control: { type: "ephemeral" },
          defer_loading: false,
          allowed_callers: ["direct", "code_execution_20250825"],
          input_examples: [{ city: "Oslo" }],
        },
      ],
      tool_choice: { type: "tool", name: "weather" },
    },
  },
  bash: {
    custom_id: "bash",
    params: { ...ask, messages, tools: [{ type: "bash_20250124", name: "bash" }] },
  },
  text_editor: {
    custom_id: "text_editor",
    params: {
      ...ask,
      messages,
      tools: [
        { type: "text_editor_20250124", name: "str_replace_editor" },
        { type: "text_editor_20250429", name: "str_replace_based_edit_tool" },
        {
          type: "text_editor_20250728",
          name: "str_replace_based_edit_tool",
          max_characters: 10_000,
        },
      ],
    },
  },
  code_execution: {
    custom_id: "code_execution",
    params: {
      ...ask,
      messages,
      tools: [
        { type: "code_execution_20250522", name: "code_execution" },
        { type: "code_execution_20250825", name: "code_execution" },
        { type: "code_execution_20260120", name: "code_execution" },
      ],
    },
  },
  web_search: {
    custom_id: "web_search",
    params: {
      ...ask,
      messages,
      tools: [
        {
          type: "web_search_20250305",
          name: "web_search",
          max_uses: 3,
          allowed_domains: ["example.com"],
          user_location: {
            type: "approximate",
            city: "Oslo",
            region: "Oslo",
            country: "NO",
            timezone: "Europe/Oslo",
          },
        },
        { type: "web_search_20260209", name: "web_search", blocked_domains: ["example.org"] },
      ],
    },
  },
  web_fetch: {
    custom_id: "web_fetch",
    params: {
      ...ask,
      messages,
      tools: [
        {
          type: "web_fetch_20250910",
          name: "web_fetch",
          max_uses: 2,
          max_content_tokens: 5000,
          citations: { enabled: true },
        },
        { type: "web_fetch_20260209", name: "web_fetch", allowed_domains: ["example.com"] },
        { type: "web_fetch_20260309", name: "web_fetch", use_cache: false },
      ],
    },
  },
  memory: {
    custom_id: "memory",
    params: { ...ask, messages, tools: [{ type: "memory_20250818", name: "memory" }] },
  },
  tool_search: {
    custom_id: "tool_search",
    params: {
      ...ask,
      messages,
      tools: [
        { type: "tool_search_tool_bm25_20251119", name: "tool_search_tool_bm25" },
        { type: "tool_search_tool_regex_20251119", name: "tool_search_tool_regex" },
        { type: "tool_search_tool_bm25", name: "tool_search_tool_bm25" },
        { type: "tool_search_tool_regex", name: "tool_search_tool_regex" },
      ],
    },
  },
  any_tool: {
    custom_id: "any_tool",
    params: { ...ask, messages, tool_choice: { type: "any", disable_parallel_tool_use: false } },
  },
  no_tool: {
    custom_id: "no_tool",
    params: { ...ask, messages, tool_choice: { type: "none" } },
  },
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
