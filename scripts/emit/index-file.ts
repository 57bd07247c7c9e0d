/** `index.ts` of the output: everything that generated code offers. */
import { type ResourceNode, resourceNodes } from "./resources.ts";

export function emitIndex(root: ResourceNode): string {
  const classes = resourceNodes(root).flatMap(({ className }) =>
    className === root.className ? [] : [className],
  );
  return [
    `export { ${root.className} } from "./methods.ts";`,
    ...(classes.length === 0
      ? []
      : [`export type { ${classes.toSorted().join(", ")} } from "./methods.ts";`]),
    'export type * from "./schema.ts";',
  ].join("\n");
}
