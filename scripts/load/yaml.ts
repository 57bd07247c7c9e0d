/** YAML 1.2 as data: core schema (no dates), no merge keys, no tags of one's own, one document. */
import { constructFromEvents, CORE_SCHEMA, parseEvents, YAMLException, type Event } from "js-yaml";
import { YamlTree } from "./yaml-tree.ts";

/** How often anchors are used; how much that multiplies is for the guard to count. */
const MAX_ALIASES = 10_000;

/** Of the text, in code units from its start. */
export interface Mistake {
  readonly message: string;
  /** It is YAML nevertheless, to be told by this. */
  readonly isYaml?: true;
  /** Where the same was said before. */
  readonly first?: number;
  /** Where mending the syntax is not the way. */
  readonly advice?: string | undefined;
  readonly offset?: number | undefined;
}

export type Parsed = { readonly data: unknown } | readonly Mistake[];

/** What the text says, or what is wrong with it: the first mistake, or every key that its map has already. */
export function parseYaml(text: string): Parsed {
  let events: Event[] = [];
  try {
    events = yamlEvents(text);
    const options = { source: text, schema: CORE_SCHEMA, maxAliases: MAX_ALIASES };
    const [data, ...others] = constructFromEvents(events, options);
    return others.length === 0 ? { data } : [new YamlTree(text, events).furtherDocument()];
  } catch (cause) {
    const twice = new YamlTree(text, events).repeatedKeys();
    return twice.length === 0 ? [mistakeOf(cause)] : twice;
  }
}

/** What the text is made of, in its order. */
export function yamlEvents(text: string): Event[] {
  return parseEvents(text, { maxDepth: 101 }); // one for the guard to refuse, which says where
}

function mistakeOf(cause: unknown): Mistake {
  if (!(cause instanceof YAMLException)) throw cause;
  return { message: cause.reason, offset: cause.mark?.position };
}
