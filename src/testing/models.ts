/** The models that the server lists: data. */

/** A model as the API shows it. */
export interface ModelInfo {
  readonly id: string;
  readonly type: "model";
  readonly display_name: string;
  readonly created_at: string;
  readonly max_input_tokens: number | null;
  readonly max_tokens: number | null;
  readonly capabilities: object | null;
  readonly [field: string]: unknown;
}

interface Row {
  readonly id: string;
  /** A second name under which the model can be retrieved. */
  readonly alias?: string;
  readonly name: string;
  readonly line: "haiku" | "sonnet" | "opus";
  readonly created: string;
  readonly output: number;
  readonly adaptive: boolean;
}

/** Newest first, as the API lists them. */
const ROWS: readonly Row[] = [
  {
    id: "claude-sonnet-4-6",
    name: "Claude Sonnet 4.6",
    line: "sonnet",
    created: "2026-02-17",
    output: 64_000,
    adaptive: true,
  },
  {
    id: "claude-opus-4-6",
    name: "Claude Opus 4.6",
    line: "opus",
    created: "2026-02-04",
    output: 128_000,
    adaptive: true,
  },
  {
    id: "claude-opus-4-5-20251101",
    alias: "claude-opus-4-5",
    name: "Claude Opus 4.5",
    line: "opus",
    created: "2025-11-24",
    output: 64_000,
    adaptive: false,
  },
  {
    id: "claude-haiku-4-5-20251001",
    alias: "claude-haiku-4-5",
    name: "Claude Haiku 4.5",
    line: "haiku",
    created: "2025-10-15",
    output: 64_000,
    adaptive: false,
  },
  {
    id: "claude-sonnet-4-5-20250929",
    alias: "claude-sonnet-4-5",
    name: "Claude Sonnet 4.5",
    line: "sonnet",
    created: "2025-09-29",
    output: 64_000,
    adaptive: false,
  },
];

export const MODELS: readonly ModelInfo[] = ROWS.map((row) => ({
  id: row.id,
  type: "model",
  display_name: row.name,
  created_at: `${row.created}T00:00:00Z`,
  max_input_tokens: 200_000,
  max_tokens: row.output,
  line: row.line,
  lifecycle: "active",
  deprecated_at: null,
  retires_at: null,
  allowed_fallback_models: null,
  capabilities: capabilitiesOf(row),
}));

/** The model with this id or alias. */
export function findModel(models: readonly ModelInfo[], name: string): ModelInfo | undefined {
  const id = ROWS.find(({ alias }) => alias === name)?.id ?? name;
  return models.find((model) => model.id === id);
}

function capabilitiesOf({ line, adaptive }: Row): object {
  const yes = { supported: true };
  const effort = { supported: line === "opus" };
  return {
    batch: yes,
    citations: yes,
    code_execution: yes,
    compaction: null,
    context_management: {
      supported: true,
      clear_thinking_20251015: yes,
      clear_tool_uses_20250919: yes,
      compact_20260112: { supported: adaptive },
    },
    effort: {
      ...effort,
      low: effort,
      medium: effort,
      high: effort,
      xhigh: null,
      max: { supported: adaptive && effort.supported },
    },
    image_input: yes,
    pdf_input: yes,
    server_tools: { supported: true, code_execution: yes, web_search: yes },
    structured_outputs: yes,
    thinking: {
      supported: true,
      types: { adaptive: { supported: adaptive }, between_tools: yes, disabled: yes, enabled: yes },
    },
  };
}
