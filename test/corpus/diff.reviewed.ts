/**
 * What truly breaks between published descriptions, each change looked up in both by hand. Everything else between
 * them is told as a warning or as compatible.
 */

export interface Reviewed {
  readonly before: string;
  readonly after: string;
  readonly counts: Readonly<Record<"breaking" | "warning" | "info", number>>;
  /** `id pointer`, in the order of a report, with the reason why it counts. */
  readonly breaking: readonly { readonly what: string; readonly why: string }[];
}

const TOOLS = "the GA twins of 2024-11 took the tools of the beta, those of 2024-12 do not";
const LIMITED = "the older description sets no limit; a list beyond it is refused";
const UNTYPED = "any object was taken as the input schema, now one with its type only";
const NULL = "the older description names a schema that is never null";

export const REVIEWED: readonly Reviewed[] = [
  {
    before: "2024-11-04.json",
    after: "2024-12-18.yaml",
    counts: { breaking: 4, warning: 3, info: 42 },
    breaking: [
      { what: "property-removed /components/schemas/BetaTool/properties/type", why: TOOLS },
      {
        what: "union-member-removed /components/schemas/CountMessageTokensParams/properties/tools/items",
        why: TOOLS,
      },
      {
        what: "union-member-removed /components/schemas/CreateMessageParams/properties/tools/items",
        why: TOOLS,
      },
      {
        what: "variant-removed /paths",
        why: "calls for prompt caching have no operation any more",
      },
    ],
  },
  {
    before: "2024-12-18.yaml",
    after: "2025-05-23.yaml",
    counts: { breaking: 4, warning: 4, info: 59 },
    breaking: [
      {
        what: "limit-added /components/schemas/BetaCreateMessageBatchParams/properties/requests",
        why: LIMITED,
      },
      {
        what: "limit-added /components/schemas/BetaCreateMessageBatchParams/properties/requests",
        why: LIMITED,
      },
      {
        what: "limit-added /components/schemas/CreateMessageBatchParams/properties/requests",
        why: LIMITED,
      },
      {
        what: "limit-added /components/schemas/CreateMessageBatchParams/properties/requests",
        why: LIMITED,
      },
    ],
  },
  {
    before: "2025-05-23.yaml",
    after: "2025-10-29.yaml",
    counts: { breaking: 2, warning: 6, info: 77 },
    breaking: [
      {
        what: "property-added-required /components/schemas/BetaInputSchema/properties/type",
        why: UNTYPED,
      },
      {
        what: "property-added-required /components/schemas/InputSchema/properties/type",
        why: UNTYPED,
      },
    ],
  },
  {
    before: "2025-10-29.yaml",
    after: "2026-03-31.yaml",
    counts: { breaking: 10, warning: 9, info: 159 },
    breaking: [
      {
        what: "null-allowed /components/schemas/BetaCountMessageTokensResponse/properties/context_management",
        why: NULL,
      },
      { what: "null-allowed /components/schemas/BetaMessage/properties/container", why: NULL },
      {
        what: "null-allowed /components/schemas/BetaMessage/properties/context_management",
        why: NULL,
      },
      { what: "null-allowed /components/schemas/BetaMessage/properties/stop_reason", why: NULL },
      {
        what: "null-allowed /components/schemas/BetaResponseDocumentBlock/properties/citations",
        why: NULL,
      },
      { what: "null-allowed /components/schemas/BetaUsage/properties/cache_creation", why: NULL },
      { what: "null-allowed /components/schemas/BetaUsage/properties/server_tool_use", why: NULL },
      { what: "null-allowed /components/schemas/Message/properties/stop_reason", why: NULL },
      { what: "null-allowed /components/schemas/Usage/properties/cache_creation", why: NULL },
      { what: "null-allowed /components/schemas/Usage/properties/server_tool_use", why: NULL },
    ],
  },
];
