/** What a place becomes in XML, whichever of its words say so. */
import type { Normalizer } from "./normal.ts";
import type { Site } from "./schema.ts";
import { inside, mapOf, nameAt, textOf } from "./spec.ts";
import { wayOf } from "./way.ts";

export interface XmlWords {
  /** Where that is said; undefined where nothing is. */
  readonly pointer: string | undefined;
  /** `none` is a list whose items stand where it would. */
  readonly node: string;
  /** What is said, or what a property is called; null at a root that says nothing. */
  readonly name: string | null;
  /** Of the component that stands there, which names a root. */
  readonly component: string | null;
  readonly namespace: string | null;
  readonly prefix: string | null;
}

/** The first word counts: those beside a reference come before those that it leads to. */
export function xmlWords(site: Site, { spec }: Normalizer, own: XmlDefaults): XmlWords {
  const way = site.flatMap((located) => wayOf(located, spec));
  const said = way.map((it) => inside(it, "xml")).filter(({ value }) => value !== undefined);
  const words = Object.assign({}, ...said.map(({ value }) => mapOf(value)).toReversed()) as object; // of maps
  const { nodeType, attribute, wrapped, name, namespace, prefix } = words as Record<
    string,
    unknown
  >;
  const usual = own.isList && wrapped !== true ? "none" : "element";
  const node = textOf(nodeType) ?? (attribute === true ? "attribute" : usual);
  return {
    pointer: said[0]?.pointer,
    node: node === "cdata" ? "text" : node, // readers see no difference
    name: textOf(name) ?? own.name,
    component: way.map(({ pointer }) => nameAt(pointer)).find(Boolean) ?? null,
    namespace: textOf(namespace),
    prefix: textOf(prefix),
  };
}

export interface XmlDefaults {
  /** Of the property, or of the list that it is an item of; null where the name of the component stands for it. */
  readonly name: string | null;
  readonly isList: boolean;
}
