/** What plain data refer to beyond their own file, wherever it stands: some of it may be an example of a reference. */
import { isMap } from "./shape.ts";

export function referencesIn(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const member of value as unknown[]) if (typeof member === "object") open.push(member);
    } else if (isMap(value))
      for (const key of Object.keys(value)) {
        const member = value[key];
        if (key === "$ref" || key === "defaultMapping") add(found, member);
        if (key === "mapping" && isMap(member))
          for (const it of Object.values(member)) add(found, it);
        if (typeof member === "object") open.push(member);
      }
  }
  return found;
}

function add(found: Set<string>, ref: unknown): void {
  if (typeof ref === "string" && !ref.startsWith("#") && /[./#]/.test(ref)) found.add(ref);
}
