/** A model written by hand that has every kind of method, for tests of what is made of models. */
import type { Answer, Method, Model, PagingRow } from "../../scripts/model/types.ts";
import { jsonAnswer, jsonBody, method, model, variant } from "./model.ts";
import { sampleSchemas } from "./sample-schemas.ts";

const cursor: PagingRow = {
  name: "cursor",
  items: "data",
  more: "has_more",
  next: { parameter: "after_id", from: "last_id" },
  previous: { parameter: "before_id", from: "first_id" },
};

const batchId = {
  name: "batch_id",
  identifier: "batchId",
  type: "string",
  description: "The id that the batch was made with.",
} as const;

function events(type: string): Answer {
  const form = { item: "data", json: true } as const;
  return { kind: "sse", mediaType: "text/event-stream", type, item: null, events: form };
}

const batches: readonly Method[] = [
  method({
    name: ["batches", "cancel"],
    route: "/v1/batches/{batch_id}/cancel",
    pathParameters: [batchId],
    variants: [
      variant({ answer: jsonAnswer("Batch"), deprecated: true }),
      variant({ beta: true, answer: jsonAnswer("BetaBatch"), deprecated: true }),
    ],
    fold: { verdict: "diverged", differences: ["answer: notes only in beta"] },
  }),
  method({
    name: ["batches", "create"],
    route: "/v1/batches",
    variants: [
      variant({
        summary: "Make a batch",
        description: "It runs by itself.\n\nAsk for it later.",
        operationId: "batches_post",
        body: jsonBody("BatchParams"),
        answer: jsonAnswer("Batch"),
      }),
      variant({
        beta: true,
        summary: "Make a batch",
        operationId: "beta_batches_post",
        body: jsonBody("BetaBatchParams"),
        answer: jsonAnswer("BetaBatch"),
      }),
      variant({
        beta: "prompt_caching",
        qualifier: "beta=prompt_caching",
        sends: { query: { beta: "prompt_caching" }, headers: {}, route: null },
        body: jsonBody("BatchParams"),
        answer: jsonAnswer("Batch"),
      }),
    ],
    fold: {
      verdict: "diverged",
      differences: ["body: effort only in beta", "answer: notes only in beta"],
    },
  }),
  method({
    name: ["batches", "delete"],
    http: "DELETE",
    route: "/v1/batches/{batch_id}",
    pathParameters: [batchId],
  }),
  method({
    name: ["batches", "list"],
    http: "GET",
    route: "/v1/batches",
    variants: [
      variant({
        query: { type: "BatchListQuery", required: false },
        answer: jsonAnswer("BatchPage", "Batch"),
      }),
      variant({
        beta: true,
        query: { type: "BetaBatchListQuery", required: false },
        answer: jsonAnswer("BatchPage", "Batch"),
      }),
    ],
    fold: { verdict: "identical", differences: [] },
    paging: cursor,
  }),
  method({
    name: ["batches", "results"],
    http: "GET",
    route: "/v1/batches/{batch_id}/results",
    pathParameters: [batchId],
    variants: [
      variant({
        answer: { kind: "jsonl", mediaType: "application/x-jsonl", type: "Line", item: null },
      }),
      variant({
        beta: true,
        answer: { kind: "jsonl", mediaType: "application/x-jsonl", type: "BetaLine", item: null },
      }),
    ],
    fold: { verdict: "superset", differences: ["answer: notes only in beta"] },
  }),
];

const others: readonly Method[] = [
  method({
    name: ["files", "content"],
    http: "GET",
    route: "/v1/files/{options}/content",
    pathParameters: [{ name: "options", identifier: "options", type: "string", description: null }],
    variants: [
      variant({
        beta: true,
        answer: { kind: "binary", mediaType: "application/octet-stream", type: null, item: null },
      }),
    ],
    fold: { verdict: "beta-only", differences: [] },
  }),
  method({
    name: ["files", "events"],
    http: "GET",
    route: "/v1/files/events",
    variants: [
      variant({
        answer: { ...events("Line"), events: { item: "event", json: ["line"], done: "bye" } },
      }),
    ],
  }),
  method({
    name: ["files", "import"],
    route: "/v1/files/import",
    variants: [variant({ body: jsonBody("ImportParams") })],
  }),
  method({
    name: ["files", "outline"],
    route: "/v1/files/outline",
    variants: [
      variant({
        body: jsonBody("ImportParams"),
        answer: jsonAnswer("Batch"),
        stream: { when: "stream", answer: events("Line") },
      }),
      variant({
        beta: true,
        body: jsonBody("ImportParams"),
        answer: jsonAnswer("BetaBatch"),
        stream: { when: "stream", answer: events("Line") },
      }),
    ],
    fold: { verdict: "diverged", differences: ["response: notes only in beta"] },
  }),
  method({
    name: ["files", "parts", "update"],
    route: "/v1/files/{file_id}/pages/{page}/parts/{x-part}",
    pathParameters: [
      { name: "file_id", identifier: "fileId", type: "string", description: null },
      { name: "page", identifier: "page", type: "number", description: null },
      { name: "x-part", identifier: "xPart", type: "string", description: null },
    ],
    variants: [
      variant({
        body: { mediaType: "text/plain", required: false, type: "Note" },
        query: { type: "PartQuery", required: true },
        headers: { type: "PartHeaders", required: false },
        answer: { kind: "text", mediaType: "text/plain", type: null, item: null },
      }),
    ],
  }),
  method({
    name: ["import"],
    route: "/v1/import",
    variants: [variant({ answer: jsonAnswer("Call") })],
  }),
];

/** Twins alike, apart and alone, every kind of answer, and names that something else has already. */
export const sampleModel: Model = model({
  title: "Sample batches",
  version: "2026-01-01",
  methods: [...batches, ...others],
  schemas: sampleSchemas,
});
