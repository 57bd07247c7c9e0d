/** The schemas of the sample model: what there is to say about types. */
import type { Model, SchemaObject } from "../../scripts/model/types.ts";

const text: SchemaObject = { type: "string" };

export const sampleSchemas: Model["schemas"] = {
  Batch: {
    type: "object",
    description: "A batch.",
    required: ["id", "status"],
    properties: {
      created_at: { type: "string", format: "date-time", deprecated: true },
      id: text,
      status: {
        enum: ["ended", "running"],
        "x-twinfold-open": true,
        description: "Where it is.\nIt ends.",
      },
    },
  },
  BatchListQuery: {
    type: "object",
    properties: {
      after_id: text,
      before_id: text,
      limit: {
        type: "integer",
        default: 20,
        minimum: 1,
        maximum: 100,
        description: "How many at most.",
      },
    },
  },
  BatchPage: {
    type: "object",
    required: ["data", "has_more"],
    properties: {
      data: { type: "array", items: { $ref: "#/components/schemas/Batch" } },
      first_id: { type: ["string", "null"] },
      has_more: { type: "boolean" },
      last_id: { type: ["string", "null"] },
    },
  },
  BatchParams: {
    type: "object",
    required: ["requests"],
    properties: { requests: { type: "array", items: text, minItems: 1, maxItems: 100 } },
  },
  BetaBatch: {
    allOf: [
      { $ref: "#/components/schemas/Batch" },
      {
        type: "object",
        required: ["notes"],
        properties: { notes: { $ref: "#/components/schemas/Note" } },
      },
    ],
  },
  BetaBatchListQuery: { $ref: "#/components/schemas/BatchListQuery" },
  BetaBatchParams: {
    type: "object",
    required: ["requests"],
    properties: {
      effort: { enum: ["high", "low"] },
      requests: { type: "array", items: text },
    },
  },
  BetaLine: {
    discriminator: { propertyName: "type" },
    oneOf: [
      { $ref: "#/components/schemas/Failed" },
      { $ref: "#/components/schemas/BetaSucceeded" },
    ],
  },
  BetaSucceeded: {
    type: "object",
    required: ["notes", "type"],
    properties: { notes: { $ref: "#/components/schemas/Note" }, type: { const: "succeeded" } },
  },
  Call: {
    type: "object",
    properties: { "not a name": text },
    additionalProperties: { type: "number" },
  },
  Failed: {
    type: "object",
    required: ["reason", "type"],
    properties: { reason: text, type: { const: "failed" } },
  },
  ImportParams: { allOf: [{ type: "object", properties: { beta: text } }] },
  Line: {
    discriminator: { propertyName: "type" },
    oneOf: [{ $ref: "#/components/schemas/Failed" }, { $ref: "#/components/schemas/Succeeded" }],
  },
  Note: { type: "string", maxLength: 1000 },
  PartHeaders: { type: "object", properties: { "x-trace": text } },
  PartQuery: {
    type: "object",
    required: ["version"],
    properties: { version: { type: "integer" } },
  },
  Succeeded: { type: "object", required: ["type"], properties: { type: { const: "succeeded" } } },
};
