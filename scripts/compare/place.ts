/** How people call a place: `Message.content[]`, `GET /v1/files: response 200: data`. */
import { inside, keysOf, mapOf, type Located } from "./spec.ts";

interface Row {
  readonly keys: RegExp;
  readonly says: (...groups: string[]) => string;
}

/** What a run of keys, joined by line breaks, is called; the first row that matches their beginning counts. */
const ROWS: readonly Row[] = [
  { keys: /^components\nschemas\n([^\n]+)/, says: (name) => name },
  {
    keys: /^components\n(?:parameters|headers|links|responses|requestBodies|securitySchemes)\n([^\n]+)/,
    says: (name) => name,
  },
  {
    keys: /^(?:paths|(?:x-)?webhooks)\n([^\n]+)\n(get|put|post|delete|options|head|patch|trace|query)\b/,
    says: (path, method) => `${method.toUpperCase()} ${path}`,
  },
  { keys: /^(?:paths|(?:x-)?webhooks)\n([^\n]+)/, says: (path) => path },
  { keys: /^paths$/, says: () => "" }, // what is told of several at once
  { keys: /^requestBody(?:\ncontent\n[^\n]+)?(?:\nschema)?/, says: () => ": request" },
  {
    keys: /^responses\n([^\n]+)(?:\ncontent\n[^\n]+)?(?:\n(?:schema|itemSchema))?/,
    says: (status) => `: response ${status}`,
  },
  { keys: /^properties\n([^\n]+)/, says: (name) => `.${name}` },
  { keys: /^(?:items|additionalProperties|itemSchema)(?=\n|$)/, says: () => "[]" },
  { keys: /^(?:oneOf|anyOf|allOf)\n\d+/, says: () => "" },
  { keys: /^flows\n([^\n]+)(?:\nscopes)?/, says: (flow) => `: ${flow}` },
  { keys: /^default$/, says: () => "" }, // its rules say that it is one
  { keys: /^servers\n\d+/, says: () => ": servers" }, // which are shown
  { keys: /^(?:schema|content\n[^\n]+)(?=\n|$)/, says: () => "" },
  { keys: /^([^\n]+)/, says: (key) => `: ${key}` },
];

/** A parameter, by its place in a list; what it is called is found there. */
const PARAMETER = /^((?:[^\n]+\n)*)parameters\n(\d+)(?=\n|$)/;

export function placeName(pointer: string, root: Located): string {
  const keys = keysOf(pointer).join("\n");
  const parameter = PARAMETER.exec(keys);
  if (parameter === null) return spell(keys).replace(/^: /, "");
  const [whole, owner = "", index = ""] = parameter;
  const place = owner.split("\n").slice(0, -1);
  const { name } = mapOf(inside(root, ...place, "parameters", index).value);
  return `${spell(owner)}: ${String(name)}${spell(keys.slice(whole.length + 1))}`;
}

function spell(keys: string): string {
  let rest = keys;
  let name = "";
  while (rest !== "") {
    const row = ROWS.find((it) => it.keys.test(rest));
    const match = row?.keys.exec(rest);
    if (row === undefined || match == null) break;
    name += row.says(...match.slice(1));
    rest = rest.slice(match[0].length + 1);
  }
  return name;
}
