/** A request for each kind of citation in an earlier answer, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-sonnet-4-6", max_tokens: 1024 };

export const CITATIONS = {
  char_location: {
    custom_id: "char_location",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text",
              text: "Green.",
              citations: [
                {
                  type: "char_location",
                  cited_text: "Grass is green.",
                  document_index: 0,
                  document_title: "Grass",
                  start_char_index: 0,
                  end_char_index: 15,
                },
              ],
            },
          ],
        },
      ],
    },
  },
  page_location: {
    custom_id: "page_location",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text",
              text: "Green.",
              citations: [
                {
                  type: "page_location",
                  cited_text: "Grass is green.",
                  document_index: 0,
                  document_title: null,
                  start_page_number: 1,
                  end_page_number: 2,
                },
              ],
            },
          ],
        },
      ],
    },
  },
  content_block_location: {
    custom_id: "content_block_location",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text",
              text: "Green.",
              citations: [
                {
                  type: "content_block_location",
                  cited_text: "Grass is green.",
                  document_index: 0,
                  document_title: null,
                  start_block_index: 0,
                  end_block_index: 1,
                },
              ],
            },
          ],
        },
      ],
    },
  },
  search_result_location: {
    custom_id: "search_result_location",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text",
              text: "Green.",
              citations: [
                {
                  type: "search_result_location",
                  cited_text: "Grass is green.",
                  search_result_index: 0,
                  source: "https://example.com/grass",
                  title: "Grass",
                  start_block_index: 0,
                  end_block_index: 1,
                },
                {
                  type: "web_search_result_location",
                  cited_text: "Grass is green.",
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
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
