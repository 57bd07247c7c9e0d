/** A request for each kind of tool use and tool result in a conversation, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-sonnet-4-6", max_tokens: 1024 };

export const TOOL_RESULTS = {
  tool_result: {
    custom_id: "tool_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "tool_use",
              id: "toolu_1",
              name: "weather",
              input: { city: "Oslo" },
              caller: { type: "direct" },
            },
            {
              type: "tool_use",
              id: "toolu_2",
              name: "weather",
              input: {},
              caller: { type: "code_execution_20260120", tool_id: "srvtoolu_1" },
            },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "toolu_1", content: "12 °C" },
            {
              type: "tool_result",
              tool_use_id: "toolu_2",
              is_error: true,
              content: [
                { type: "text", text: "No city." },
                { type: "image", source: { type: "url", url: "https://example.com/a.png" } },
                { type: "tool_reference", tool_name: "forecast" },
              ],
            },
          ],
        },
      ],
    },
  },
  web_search_result: {
    custom_id: "web_search_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "server_tool_use",
              id: "srvtoolu_1",
              name: "web_search",
              input: { query: "a" },
            },
            {
              type: "web_search_tool_result",
              tool_use_id: "srvtoolu_1",
              content: [
                {
                  type: "web_search_result",
                  url: "https://example.com",
                  title: "Example",
                  encrypted_content: "ZW5j",
                  page_age: "2 days",
                },
              ],
            },
            {
              type: "web_search_tool_result",
              tool_use_id: "srvtoolu_2",
              content: { type: "web_search_tool_result_error", error_code: "max_uses_exceeded" },
            },
          ],
        },
      ],
    },
  },
  web_fetch_result: {
    custom_id: "web_fetch_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "web_fetch_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "web_fetch_result",
                url: "https://example.com",
                retrieved_at: "2026-03-31T00:00:00Z",
                content: {
                  type: "document",
                  source: { type: "text", media_type: "text/plain", data: "Example" },
                },
              },
            },
            {
              type: "web_fetch_tool_result",
              tool_use_id: "srvtoolu_2",
              content: { type: "web_fetch_tool_result_error", error_code: "url_not_allowed" },
            },
          ],
        },
      ],
    },
  },
  tool_search_result: {
    custom_id: "tool_search_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "tool_search_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "tool_search_tool_search_result",
                tool_references: [{ type: "tool_reference", tool_name: "weather" }],
              },
            },
            {
              type: "tool_search_tool_result",
              tool_use_id: "srvtoolu_2",
              content: { type: "tool_search_tool_result_error", error_code: "unavailable" },
            },
          ],
        },
      ],
    },
  },
  container_upload: {
    custom_id: "container_upload",
    params: {
      ...ask,
      messages: [{ role: "user", content: [{ type: "container_upload", file_id: "file_1" }] }],
    },
  },
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
