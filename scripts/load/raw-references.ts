/** What plain data refer to beyond their own file, wherever it stands: some of it may be an example of a reference. */
import { isMap } from "./shape.ts";

export function referencesIn(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key === "$ref") add(found, member);
      if (key === "mapping" && isMap(member))
        for (const it of Object.values(member)) add(found, it);
      open.push(member);
    }
  }
  return found;
}

function add(found: Set<string>, ref: unknown): void {
  if (typeof ref === "string" && !ref.startsWith("#") && /[./#]/.test(ref)) found.add(ref);
}
