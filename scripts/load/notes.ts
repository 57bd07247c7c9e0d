/** What a description says that no client of it can use: told, so that nobody misses it in silence. */
import type { DocumentOperation, Note } from "../model/document.ts";
import type { SchemaObject } from "../model/types.ts";
import { byCodeUnit, sortedEntries } from "./order.ts";
import { isMap, type JsonMap } from "./shape.ts";

export function notesOf(root: JsonMap, operations: readonly DocumentOperation[]): Note[] {
  return [
    ...webhookNotes(root["webhooks"]),
    ...additionalNotes(root["paths"]),
    ...operations.flatMap(cookieNotes),
    ...operations.flatMap(bodyNotes),
  ];
}

function webhookNotes(webhooks: unknown): Note[] {
  const names = isMap(webhooks) ? Object.keys(webhooks).toSorted(byCodeUnit) : [];
  if (names.length === 0) return [];
  const message = `webhooks are calls that the API makes, so they become no methods: ${names.join(", ")}`;
  return [{ message, pointer: "/webhooks" }];
}

/** OpenAPI 3.2 describes methods of any name. */
function additionalNotes(paths: unknown): Note[] {
  return sortedEntries(isMap(paths) ? paths : {}).flatMap(([pathKey, item]): Note[] => {
    const additional = isMap(item) ? item["additionalOperations"] : undefined;
    const names = isMap(additional) ? Object.keys(additional).toSorted(byCodeUnit) : [];
    if (names.length === 0) return [];
    const message = `${pathKey} has operations of methods that become none here: ${names.join(", ")}`;
    return [
      {
        message,
        pointer: `/paths/${pathKey.replaceAll("~", "~0").replaceAll("/", "~1")}/additionalOperations`,
      },
    ];
  });
}

function cookieNotes({ method, pathKey, pointer, parameters }: DocumentOperation): Note[] {
  const names = parameters.flatMap((it) => (it.in === "cookie" ? [it.name] : []));
  if (names.length === 0) return [];
  const message = `${method} ${pathKey} takes the cookie ${names.join(", ")}: send it by the option headers, or let the browser`;
  return [{ message, pointer }];
}

/** Some descriptions have an empty form there. */
function bodyNotes({ method, pathKey, pointer, body }: DocumentOperation): Note[] {
  const isSaid = body?.content.some(({ schema }) => schema !== null && !isEmpty(schema)) === true;
  if (!isSaid || (method !== "GET" && method !== "HEAD")) return [];
  const message = `fetch sends no body with ${method}, so that ${method} ${pathKey} takes none`;
  return [{ message, pointer }];
}

function isEmpty({ type = "object", properties = {}, ...others }: SchemaObject): boolean {
  return type === "object" && Object.keys({ ...(properties as object), ...others }).length === 0;
}
