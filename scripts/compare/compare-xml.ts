/** Two schemas as XML: what is the same in JSON may be called or placed another way there. */
import type { Direction } from "./change.ts";
import { newNode, type Node } from "./finding.ts";
import type { Normalizer } from "./normal.ts";
import type { RuleId } from "./rules.ts";
import type { Alternative, Site } from "./schema.ts";
import { type XmlWords, xmlWords } from "./xml-words.ts";

/** A place, and what it is called where it does not say so itself. */
interface Element {
  readonly site: Site;
  readonly name: string | null;
}

interface Place {
  readonly node: Node;
  readonly direction: Direction;
}

type Pair<T> = readonly [before: T, after: T];

/** A pair is compared once: recursive schemas end. */
export class XmlComparer {
  readonly #normalizers: Pair<Normalizer>;
  readonly #isSame: (before: Site, after: Site) => boolean;
  readonly #known = new Map<string, Node>();

  /** @param isSame surely without a difference, words of XML included */
  constructor(normalizers: Pair<Normalizer>, isSame: (before: Site, after: Site) => boolean) {
    this.#normalizers = normalizers;
    this.#isSame = isSame;
  }

  /** What differs between two roots. */
  compare(before: Site, after: Site, direction: Direction): Node {
    return this.#element(
      [
        { site: before, name: null },
        { site: after, name: null },
      ],
      direction,
    );
  }

  #element([before, after]: Pair<Element>, direction: Direction): Node {
    if (before.name === after.name && this.#isSame(before.site, after.site)) return newNode();
    const [mine, theirs] = this.#normalizers;
    const key = JSON.stringify([
      direction,
      before.name,
      after.name,
      mine.key(before.site),
      theirs.key(after.site),
    ]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const node = newNode();
    this.#known.set(key, node);
    const [left, right] = [membersOf(before.site, mine), membersOf(after.site, theirs)];
    const words = [wordsOf(before, left, mine), wordsOf(after, right, theirs)] as const;
    if (isList(left) === isList(right)) compareWords(words, node, after.site); // else it is another type
    const names = [words[0].name, words[1].name] as const;
    for (const member of left) {
      const other =
        left.length + right.length === 2 ? right[0] : right.find((it) => isAlike(it, member));
      if (other !== undefined) this.#inside([member, other], names, { node, direction });
    }
    return node;
  }

  #inside([before, after]: Pair<Alternative>, names: Pair<string | null>, place: Place): void {
    this.#follow([before.items, after.items], names, place);
    this.#follow([before.additional, after.additional], [null, null], place);
    for (const [name, site] of before.properties) {
      const other = after.properties.get(name);
      const isSent = other !== undefined && this.#isSent([site, other], place.direction);
      if (isSent) this.#follow([site, other], [name, name], place);
    }
  }

  #follow(sites: Pair<Site | false | null>, names: Pair<string | null>, place: Place): void {
    const [before, after] = sites;
    if (!before || !after) return;
    const elements = [
      { site: before, name: names[0] },
      { site: after, name: names[1] },
    ] as const;
    place.node.children.add(this.#element(elements, place.direction));
  }

  #isSent(sites: Pair<Site>, direction: Direction): boolean {
    return sites.every((site, side) => {
      const { readOnly, writeOnly } = (this.#normalizers[side] as Normalizer).notes(site); // of two
      return direction === "request" ? !readOnly : !writeOnly;
    });
  }
}

function membersOf(site: Site, normalizer: Normalizer): Alternative[] {
  return normalizer.schema(site).alternatives.filter(({ type }) => type !== "null");
}

function isList(members: readonly Alternative[]): boolean {
  return members.every(({ type }) => type === "array");
}

/** Members of a union by their names. */
function isAlike(left: Alternative, right: Alternative): boolean {
  return left.type === right.type && left.names[0] === right.names[0];
}

function wordsOf(
  { site, name }: Element,
  members: readonly Alternative[],
  normalizer: Normalizer,
): XmlWords {
  return xmlWords(site, normalizer, {
    name,
    isList: isList(members),
  });
}

function compareWords([mine, theirs]: Pair<XmlWords>, { findings }: Node, site: Site): void {
  const pointer = theirs.pointer ?? mine.pointer ?? site[0]?.pointer ?? "";
  const add = (rule: RuleId, before: string | null, after: string | null): void => {
    if (before !== after)
      findings.push({ rule, pointer, before: before ?? undefined, after: after ?? undefined });
  };
  add("xml-node-changed", mine.node, theirs.node);
  if (![mine, theirs].every(isNamed)) return;
  const [was, is] = [mine, theirs].map(({ name, component }) => name ?? component);
  const isSaid = (mine.name ?? theirs.name) !== null; // two components are what they are called in JSON
  if (isSaid) add("xml-name-changed", was ?? null, is ?? null);
  add("xml-namespace-changed", mine.namespace, theirs.namespace);
  add("xml-prefix-changed", mine.prefix, theirs.prefix);
}

function isNamed({ node }: XmlWords): boolean {
  return node === "element" || node === "attribute";
}
