/** Words that make the last segment of a route an action: `count_tokens` is done, `batches` are had. */

export interface VerbRow {
  readonly verb: string;
  readonly example: string;
}

export const VERBS: readonly VerbRow[] = [
  { verb: "archive", example: "POST /threads/{id}/archive" },
  { verb: "cancel", example: "POST /batches/{id}/cancel" },
  { verb: "check", example: "POST /check_availability" },
  { verb: "compare", example: "GET /compare/{range}" },
  { verb: "convert", example: "POST /files/{id}/convert" },
  { verb: "count", example: "POST /messages/count_tokens" },
  { verb: "download", example: "GET /files/{id}/download" },
  { verb: "export", example: "POST /export" },
  { verb: "generate", example: "POST /releases/generate-notes" },
  { verb: "import", example: "POST /import" },
  { verb: "mark", example: "POST /notifications/mark_read" },
  { verb: "preview", example: "GET /invoices/preview" },
  { verb: "render", example: "POST /render" },
  { verb: "search", example: "GET /search" },
  { verb: "stream", example: "GET /events/stream" },
  { verb: "validate", example: "POST /validate" },
];

const SET = new Set(VERBS.map(({ verb }) => verb));

export function isVerb(word: string | undefined): boolean {
  return word !== undefined && SET.has(word);
}
