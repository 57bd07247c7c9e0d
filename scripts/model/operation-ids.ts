/** The operationIds of twins as they were published, before openapi-generator told duplicates apart by `_0`, `_1`, … */
import type { Twin } from "./twins.ts";

const SUFFIX = /_\d+$/;

/** In the order of the twins. An id loses its suffix where a twin carries the same id without one. */
export function publishedIds(twins: readonly Twin[]): readonly (string | null)[] {
  const ids = twins.map(({ operation }) => operation.operationId);
  return ids.map((id) => {
    const bare = id?.replace(SUFFIX, "");
    return bare !== undefined && ids.includes(bare) ? bare : id;
  });
}
