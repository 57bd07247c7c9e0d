/** Where the keys of a YAML text stand. The text was parsed before. */
import type { Found, Wanted } from "./position.ts";
import { yamlEvents } from "./yaml.ts";
import { YamlTree } from "./yaml-tree.ts";

export function findInYaml(text: string, wanted: Wanted, found: Found): void {
  const tree = new YamlTree(text, yamlEvents(text));
  /** What stands behind an alias has the place of its anchor. */
  const walk = (value: number, here: Wanted): void => {
    if (here.inside.size === 0) return;
    for (const { key, offset, value: inner } of tree.membersOf(value)) {
      const inside = here.inside.get(key);
      if (inside?.pointer !== undefined) found(inside.pointer, offset);
      if (inside !== undefined) walk(inner, inside);
    }
  };
  walk(tree.root, wanted);
}
