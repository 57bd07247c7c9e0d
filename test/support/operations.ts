/** The operations of a description made of paths. */
import type { DocumentOperation } from "../../scripts/model/document.ts";
import { loadParts } from "./description.ts";

export async function operationsOf(
  paths: object,
  components: object = {},
): Promise<readonly DocumentOperation[]> {
  return (await loadParts({ paths, components })).operations;
}
