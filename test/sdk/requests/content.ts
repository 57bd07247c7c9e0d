/** Requests by what stands in their messages, one for each feature, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-sonnet-4-6", max_tokens: 1024 };
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const PDF = "JVBERi0xLjQK";

export const CONTENT = {
  text: {
    custom_id: "text",
    params: { ...ask, messages: [{ role: "user", content: "Why is the sky blue?" }] },
  },
  turns: {
    custom_id: "turns",
    params: {
      ...ask,
      messages: [
        { role: "user", content: [{ type: "text", text: "Name a colour." }] },
        { role: "assistant", content: "The colour is" },
      ],
    },
  },
  cache: {
    custom_id: "cache",
    params: {
      ...ask,
      cache_control: { type: "ephemeral" },
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "Long.", cache_control: { type: "ephemeral", ttl: "1h" } },
            { type: "text", text: "Short.", cache_control: { type: "ephemeral", ttl: "5m" } },
          ],
        },
      ],
    },
  },
  images: {
    custom_id: "images",
    params: {
      ...ask,
      messages: [
        {
          role: "user",
          content: [
            { type: "image", source: { type: "base64", media_type: "image/png", data: PNG } },
            { type: "image", source: { type: "url", url: "https://example.com/a.jpg" } },
          ],
        },
      ],
    },
  },
  pdf: {
    custom_id: "pdf",
    params: {
      ...ask,
      messages: [
        {
          role: "user",
          content: [
            {
              type: "document",
              source: { type: "base64", media_type: "application/pdf", data: PDF },
              title: "A report",
              context: "From the archive.",
              citations: { enabled: true },
            },
            { type: "document", source: { type: "url", url: "https://example.com/b.pdf" } },
          ],
        },
      ],
    },
  },
  documents: {
    custom_id: "documents",
    params: {
      ...ask,
      messages: [
        {
          role: "user",
          content: [
            {
              type: "document",
              source: { type: "text", media_type: "text/plain", data: "Grass is green." },
              citations: { enabled: true },
            },
            { type: "document", source: { type: "content", content: "One chunk." } },
            {
              type: "document",
              source: { type: "content", content: [{ type: "text", text: "A chunk." }] },
            },
          ],
        },
      ],
    },
  },
  search_result: {
    custom_id: "search_result",
    params: {
      ...ask,
      messages: [
        {
          role: "user",
          content: [
            {
              type: "search_result",
              source: "https://example.com/grass",
              title: "Grass",
              content: [{ type: "text", text: "Grass is green." }],
              citations: { enabled: true },
              cache_control: { type: "ephemeral" },
            },
          ],
        },
      ],
    },
  },
  citations: {
    custom_id: "citations",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text",
              text: "Grass is green.",
              citations: [
                {
                  type: "char_location",
                  cited_text: "green",
                  document_index: 0,
                  document_title: "Grass",
                  start_char_index: 9,
                  end_char_index: 14,
                },
                {
                  type: "page_location",
                  cited_text: "green",
                  document_index: 1,
                  document_title: null,
                  start_page_number: 1,
                  end_page_number: 2,
                },
                {
                  type: "content_block_location",
                  cited_text: "green",
                  document_index: 2,
                  document_title: null,
                  start_block_index: 0,
                  end_block_index: 1,
                },
                {
                  type: "search_result_location",
                  cited_text: "green",
                  search_result_index: 0,
                  source: "https://example.com/grass",
                  title: "Grass",
                  start_block_index: 0,
                  end_block_index: 1,
                },
                {
                  type: "web_search_result_location",
                  cited_text: "green",
                  encrypted_index: "aW5kZXg=",
                  title: "Grass",
                  url: "https://example.com/grass",
                },
              ],
            },
          ],
        },
      ],
    },
  },
  thinking_blocks: {
    custom_id: "thinking_blocks",
    params: {
      ...ask,
      messages: [
        { role: "user", content: "Why?" },
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "Because …", signature: "c2lnbmVk" },
            { type: "redacted_thinking", data: "aGlkZGVu" },
            { type: "text", text: "Because of the air." },
          ],
        },
        { role: "user", content: "And grass?" },
      ],
    },
  },
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
