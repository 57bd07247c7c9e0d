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
    counts: { breaking: 11, warning: 8, info: 161 },
    breaking: [
      {
        what: "const-widened /components/schemas/ResponseServerToolUseBlock/properties/name",
        why: "a type of one value is closed: code for that value alone does not compile with more",
      },
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

type Counts = readonly [breaking: number, warning: number, info: number];

/** The changes between every two descriptions, forth and back; a count that moves is to be looked at. */
export const COUNTS: readonly (readonly [before: string, after: string, Counts])[] = [
  ["2024-11-04.json", "2024-12-18.yaml", [4, 3, 42]],
  ["2024-11-04.json", "2025-05-23.yaml", [7, 7, 95]],
  ["2024-11-04.json", "2025-10-29.yaml", [7, 7, 132]],
  ["2024-11-04.json", "2026-03-31.yaml", [7, 7, 179]],
  ["2024-12-18.yaml", "2024-11-04.json", [20, 1, 34]],
  ["2024-12-18.yaml", "2025-05-23.yaml", [4, 4, 59]],
  ["2024-12-18.yaml", "2025-10-29.yaml", [6, 5, 100]],
  ["2024-12-18.yaml", "2026-03-31.yaml", [6, 5, 155]],
  ["2025-05-23.yaml", "2024-11-04.json", [74, 1, 42]],
  ["2025-05-23.yaml", "2024-12-18.yaml", [51, 1, 15]],
  ["2025-05-23.yaml", "2025-10-29.yaml", [2, 6, 77]],
  ["2025-05-23.yaml", "2026-03-31.yaml", [9, 10, 195]],
  ["2025-10-29.yaml", "2024-11-04.json", [97, 1, 56]],
  ["2025-10-29.yaml", "2024-12-18.yaml", [73, 1, 33]],
  ["2025-10-29.yaml", "2025-05-23.yaml", [44, 1, 36]],
  ["2025-10-29.yaml", "2026-03-31.yaml", [11, 8, 161]],
  ["2026-03-31.yaml", "2024-11-04.json", [143, 1, 57]],
  ["2026-03-31.yaml", "2024-12-18.yaml", [125, 1, 36]],
  ["2026-03-31.yaml", "2025-05-23.yaml", [157, 1, 52]],
  ["2026-03-31.yaml", "2025-10-29.yaml", [151, 1, 28]],
];
