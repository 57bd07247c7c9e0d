/** A request for each feature that only the beta twin has, typed by our types and by those of the official SDK. */
import type { OurBetaRequest, SdkBetaRequest } from "../pairs.ts";

const ask = { model: "claude-opus-4-6", max_tokens: 4096 };
const messages: OurBetaRequest["params"]["messages"] & SdkBetaRequest["params"]["messages"] = [
  { role: "user", content: "Why is the sky blue?" },
];

export const BETA = {
  files: {
    custom_id: "files",
    params: {
      ...ask,
      messages: [
        {
          role: "user",
          content: [
            { type: "image", source: { type: "file", file_id: "file_1" } },
            { type: "document", source: { type: "file", file_id: "file_2" }, title: "A report" },
          ],
        },
      ],
    },
  },
  computer: {
    custom_id: "computer",
    params: {
      ...ask,
      messages,
      tools: [
        {
          type: "computer_20241022",
          name: "computer",
          display_width_px: 1024,
          display_height_px: 768,
          display_number: 1,
        },
        {
          type: "computer_20250124",
          name: "computer",
          display_width_px: 1024,
          display_height_px: 768,
        },
        {
          type: "computer_20251124",
          name: "computer",
          display_width_px: 1024,
          display_height_px: 768,
          enable_zoom: true,
        },
      ],
    },
  },
  first_tools: {
    custom_id: "first_tools",
    params: {
      ...ask,
      messages,
      tools: [
        { type: "bash_20241022", name: "bash" },
        { type: "text_editor_20241022", name: "str_replace_editor" },
      ],
    },
  },
  mcp: {
    custom_id: "mcp",
    params: {
      ...ask,
      messages,
      mcp_servers: [
        {
          type: "url",
          name: "wiki",
          url: "https://example.com/mcp",
          authorization_token: "token",
          tool_configuration: { enabled: true, allowed_tools: ["search"] },
        },
      ],
      tools: [
        {
          type: "mcp_toolset",
          mcp_server_name: "wiki",
          default_config: { enabled: false, defer_loading: true },
          configs: { search: { enabled: true } },
          cache_control: { type: "ephemeral" },
        },
      ],
    },
  },
  mcp_blocks: {
    custom_id: "mcp_blocks",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "mcp_tool_use",
              id: "mcptoolu_1",
              name: "search",
              server_name: "wiki",
              input: {},
            },
            {
              type: "mcp_tool_result",
              tool_use_id: "mcptoolu_1",
              is_error: false,
              content: [{ type: "text", text: "Air." }],
            },
          ],
        },
      ],
    },
  },
  skills: {
    custom_id: "skills",
    params: {
      ...ask,
      messages,
      container: {
        id: "container_011CPR5CNjB747bTd36fQLFk",
        skills: [
          { type: "anthropic", skill_id: "xlsx", version: "latest" },
          { type: "custom", skill_id: "skill_01" },
        ],
      },
    },
  },
  context_management: {
    custom_id: "context_management",
    params: {
      ...ask,
      messages,
      context_management: {
        edits: [
          {
            type: "clear_tool_uses_20250919",
            trigger: { type: "input_tokens", value: 30_000 },
            keep: { type: "tool_uses", value: 3 },
            clear_at_least: { type: "input_tokens", value: 5000 },
            exclude_tools: ["memory"],
            clear_tool_inputs: true,
          },
          { type: "clear_thinking_20251015", keep: { type: "thinking_turns", value: 2 } },
          { type: "clear_thinking_20251015", keep: { type: "all" } },
          {
            type: "compact_20260112",
            instructions: "Keep the names.",
            pause_after_compaction: false,
            trigger: { type: "input_tokens", value: 100_000 },
          },
        ],
      },
    },
  },
  compaction: {
    custom_id: "compaction",
    params: {
      ...ask,
      messages: [
        { role: "assistant", content: [{ type: "compaction", content: "What was said so far." }] },
      ],
    },
  },
  output_format: {
    custom_id: "output_format",
    params: {
      ...ask,
      messages,
      output_format: { type: "json_schema", schema: { type: "object" } },
    },
  },
  speed: {
    custom_id: "speed",
    params: { ...ask, messages, speed: "fast" },
  },
} satisfies Readonly<Record<string, OurBetaRequest>> satisfies Readonly<
  Record<string, SdkBetaRequest>
>;
