/** Two schemas, alternative by alternative. A pair is compared once: recursive schemas end, shared ones are told once. */
import type { Direction } from "./change.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareInside } from "./compare-objects.ts";
import { compareUnions } from "./compare-unions.ts";
import { compareValues } from "./compare-values.ts";
import { XmlComparer } from "./compare-xml.ts";
import { newNode, type Node } from "./finding.ts";
import type { Inner } from "./inner.ts";
import { areWithin } from "./listed-values.ts";
import type { Normalizer } from "./normal.ts";
import type { RuleId } from "./rules.ts";
import { Sameness } from "./sameness.ts";
import type { Alternative, Notes, Schema, Site } from "./schema.ts";
import type { Located } from "./spec.ts";
import { compareSunset } from "./sunset.ts";

export class SchemaComparer {
  readonly before: Normalizer;
  readonly after: Normalizer;
  readonly #sameness: Sameness;
  readonly #schemas = new Pairs<Schema>();
  readonly #alternatives = new Pairs<Alternative>();
  #xml: XmlComparer | undefined;

  constructor(before: Normalizer, after: Normalizer) {
    this.before = before;
    this.after = after;
    this.#sameness = new Sameness(before.spec, after.spec);
  }

  /** What differs between two places, with what stands beside their constraints. */
  compare(before: Site, after: Site, direction: Direction): Node {
    const node = newNode();
    if (this.#sameness.holds(before, after)) return node;
    compareNotes(this.before.notes(before), this.after.notes(after), node);
    node.children.add(this.#compareBare(before, after, direction));
    return node;
  }

  /** The same of what XML calls it. */
  compareXml(before: Site, after: Site, direction: Direction): Node {
    this.#xml ??= new XmlComparer([this.before, this.after], (mine, theirs) =>
      this.#sameness.holds(mine, theirs),
    );
    return this.#xml.compare(before, after, direction);
  }

  #compareBare(before: Site, after: Site, direction: Direction): Node {
    const [mine, theirs] = [this.before.schema(before), this.after.schema(after)];
    const known = this.#schemas.get(mine, theirs, direction);
    if (known !== undefined) return known;
    const node = newNode();
    this.#schemas.set(mine, theirs, direction, node);
    compareUnions(
      { schema: mine, normalizer: this.before },
      { schema: theirs, normalizer: this.after },
      {
        node,
        pointer: this.#place(before, after),
        compare: (left, right) => this.#compareAlternatives(left, right, direction),
        follow: (left, right) => this.compare(left, right, direction),
        reverse: (left, right) => this.#compareAlternatives(left, right, opposite(direction)),
      },
    );
    return node;
  }

  /** Where two references lead to, or the place itself where only one of them is a reference. */
  #place(before: Site, after: Site): string {
    const isReference = this.before.pointer(before) !== before[0]?.pointer;
    const own = after[0]?.pointer ?? before[0]?.pointer ?? "";
    return isReference ? (this.after.pointer(after) ?? own) : own;
  }

  #compareAlternatives(before: Alternative, after: Alternative, direction: Direction): Node {
    const known = this.#alternatives.get(before, after, direction);
    if (known !== undefined) return known;
    const node = newNode();
    const limits = areWithin(before, after) ? [] : compareLimits(before, after);
    const found = [...compareValues(before, after), ...limits];
    node.findings.push(...found.map((it) => ({ ...it, pointer: after.pointer })));
    const inner: Inner = {
      direction,
      notes: (site, side) => this[side].notes(site),
      isSame: (mine, theirs) => this.#sameness.holds(mine, theirs),
      isAnything: (site, side) => isAnything(this[side].schema(site)),
      compare: (mine, theirs) => this.compare(mine, theirs, direction),
      reverse: (mine, theirs) => this.compare(mine, theirs, opposite(direction)),
    };
    compareInside(before, after, node, inner);
    this.#alternatives.set(before, after, direction, node); // only once it is whole: half of one may seem to be the same
    return node;
  }
}

/** Comparisons by what was compared, and the way the data goes. */
class Pairs<T extends object> {
  readonly #nodes = { request: new Map<T, Map<T, Node>>(), response: new Map<T, Map<T, Node>>() };

  get(before: T, after: T, direction: Direction): Node | undefined {
    return this.#nodes[direction].get(before)?.get(after);
  }

  set(before: T, after: T, direction: Direction, node: Node): void {
    const nodes = this.#nodes[direction];
    const others = nodes.get(before) ?? new Map<T, Node>();
    nodes.set(before, others.set(after, node));
  }
}

function isAnything({ alternatives }: Schema): boolean {
  const [only, ...others] = alternatives;
  return only?.type === "any" && others.length === 0 && only.conditions.size === 0;
}

function opposite(direction: Direction): Direction {
  return direction === "request" ? "response" : "request";
}

function compareNotes(before: Notes, after: Notes, node: Node): void {
  const add = (rule: RuleId, place: Located | null, shown: object = {}): void => {
    node.findings.push({ rule, pointer: place?.pointer ?? "", ...shown });
  };
  if (before.deprecated === null && after.deprecated !== null)
    add("property-deprecated", after.deprecated);
  if (before.deprecated !== null && after.deprecated === null)
    add("property-undeprecated", before.deprecated);
  if (before.sunset !== after.sunset) {
    const { pointer = "" } = after.deprecated ?? before.deprecated ?? {};
    node.findings.push(...compareSunset(before.sunset, after.sunset, pointer));
  }
  const [mine, theirs] = [before.default, after.default];
  const shown = { before: mine?.value, after: theirs?.value };
  if (JSON.stringify(shown.before) === JSON.stringify(shown.after)) return;
  const rule =
    mine === null ? "default-added" : theirs === null ? "default-removed" : "default-changed";
  add(rule, theirs ?? mine, shown);
}
