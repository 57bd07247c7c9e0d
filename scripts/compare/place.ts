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
    keys: /^components\n(?:parameters|headers|responses|requestBodies|securitySchemes)\n([^\n]+)/,
    says: (name) => name,
  },
  {
    keys: /^(?:paths|webhooks)\n([^\n]+)\n(get|put|post|delete|options|head|patch|trace|query)\b/,
    says: (path, method) => `${method.toUpperCase()} ${path}`,
  },
  { keys: /^(?:paths|webhooks)\n([^\n]+)/, says: (path) => path },
  { keys: /^requestBody(?:\ncontent\n[^\n]+)?(?:\nschema)?/, says: () => ": request" },
  {
    keys: /^responses\n([^\n]+)(?:\ncontent\n[^\n]+)?(?:\n(?:schema|itemSchema))?/,
    says: (status) => `: response ${status}`,
  },
  { keys: /^properties\n([^\n]+)/, says: (name) => `.${name}` },
  { keys: /^(?:items|additionalProperties|itemSchema)(?=\n|$)/, says: () => "[]" },
  { keys: /^(?:oneOf|anyOf|allOf)\n\d+/, says: () => "" },
  { keys: /^(?:schema|content\n[^\n]+)(?=\n|$)/, says: () => "" },
  { keys: /^([^\n]+)/, says: (key) => `: ${key}` },
];

export function placeName(pointer: string, root: Located): string {
  let rest = keysOf(pointer).join("\n");
  let name = "";
  for (
    const parameter = /^((?:[^\n]+\n)*parameters\n\d+)(?=\n|$)/.exec(rest);
    parameter !== null;
  ) {
    const [, keys = ""] = parameter;
    const owner = keys.split("\n");
    const said = mapOf(inside(root, ...owner).value)["name"];
    const base = placeName(`/${owner.slice(0, -2).map(escape).join("/")}`, root);
    name = `${base}: ${String(said)}`;
    rest = rest.slice(keys.length + 1);
    break;
  }
  while (rest !== "") {
    const row = ROWS.find(({ keys }) => keys.test(rest));
    const match = row?.keys.exec(rest);
    if (row === undefined || match == null) break;
    name += row.says(...match.slice(1));
    rest = rest.slice(match[0].length + 1);
  }
  return name.replace(/^: /, "");
}

function escape(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}
