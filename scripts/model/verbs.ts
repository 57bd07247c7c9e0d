/** Words that make the last segment of a route an action: `count_tokens` is done, `batches` are had. */

export interface VerbRow {
  readonly verb: string;
  readonly example: string;
}

export const VERBS: readonly VerbRow[] = [
  { verb: "add", example: "POST /teams/{id}/addMembers" },
  { verb: "archive", example: "POST /threads/{id}/archive" },
  { verb: "cancel", example: "POST /batches/{id}/cancel" },
  { verb: "check", example: "POST /check_availability" },
  { verb: "compare", example: "GET /compare/{range}" },
  { verb: "convert", example: "POST /files/{id}/convert" },
  { verb: "count", example: "POST /messages/count_tokens" },
  { verb: "create", example: "POST /createUsers" },
  { verb: "delete", example: "POST /users/deleteAll" },
  { verb: "download", example: "GET /files/{id}/download" },
  { verb: "export", example: "POST /export" },
  { verb: "fetch", example: "GET /fetchUsers" },
  { verb: "find", example: "GET /pets/findByTags" },
  { verb: "generate", example: "POST /releases/generate-notes" },
  { verb: "get", example: "GET /getUsers" },
  { verb: "import", example: "POST /import" },
  { verb: "list", example: "GET /users/listAll" },
  { verb: "mark", example: "POST /notifications/mark_read" },
  { verb: "preview", example: "GET /invoices/preview" },
  { verb: "remove", example: "POST /teams/{id}/removeMembers" },
  { verb: "render", example: "POST /render" },
  { verb: "search", example: "GET /search" },
  { verb: "send", example: "POST /sendMessages" },
  { verb: "set", example: "POST /users/{id}/setRoles" },
  { verb: "stream", example: "GET /events/stream" },
  { verb: "update", example: "POST /updateUsers" },
  { verb: "validate", example: "POST /validate" },
];

const SET = new Set(VERBS.map(({ verb }) => verb));

export function isVerb(word: string | undefined): boolean {
  return word !== undefined && SET.has(word);
}
