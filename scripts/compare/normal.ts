/** Schemas in their normal form: references followed, allOf merged, unions flattened, every dialect one spelling. */
import { discriminatorOf } from "./discriminator.ts";
import { intersect } from "./intersect.ts";
import { ownAlternatives } from "./own-keywords.ts";
import { withoutRedundant } from "./redundant.ts";
import { ANYTHING, type Alternative, type Notes, type Schema, type Site } from "./schema.ts";
import { simplify } from "./simplify.ts";
import {
  inside,
  isMap,
  listOf,
  mapOf,
  membersOf,
  nameAt,
  refOf,
  Spec,
  type Located,
} from "./spec.ts";
import { sunsetOf } from "./sunset.ts";
import { isMarked, wayOf } from "./way.ts";

/** Combinations of unions beyond this many are not multiplied out. */
const MAX_ALTERNATIVES = 400;
const MAX_STEPS = 100;
const UNIONS = ["oneOf", "anyOf"] as const;

export class Normalizer {
  readonly spec: Spec;
  readonly #schemas = new Map<string, Schema>();
  /** What was found of a site before: it is asked for wherever something leads to it. */
  readonly #bySite = new WeakMap<Site, Schema>();
  readonly #notes = new WeakMap<Site, Notes>();
  readonly #expanded = new WeakMap<object, Alternative[]>();
  readonly #named = new Map<string, Alternative[]>();
  /** Ids of the schemas being expanded. */
  readonly #open = new Set<number>();
  /** How often one was met again: what such an expansion gives holds only where it began. */
  #cuts = 0;

  constructor(spec: Spec) {
    this.spec = spec;
  }

  /** The same key for the same schema, however many references lead to it. */
  key(site: Site): string {
    return site
      .map((located) => this.#bare(located))
      .map(({ value, pointer }) => (isMap(value) ? String(this.spec.id(value)) : pointer))
      .join(" ");
  }

  /** Where the schema is said that the site leads to. */
  pointer(site: Site): string | undefined {
    const [first] = site;
    return first === undefined ? undefined : this.#bare(first).pointer;
  }

  /** The same object for the same schema. */
  schema(site: Site): Schema {
    const before = this.#bySite.get(site);
    if (before !== undefined) return before;
    const schema = this.#shared(site);
    this.#bySite.set(site, schema);
    return schema;
  }

  #shared(site: Site): Schema {
    const key = this.key(site);
    const before = this.#schemas.get(key);
    if (before !== undefined) return before;
    const parts = site.map((located) => this.#expand(located));
    const schema = {
      alternatives: simplify(parts.length === 0 ? [ANYTHING] : parts.reduce(product)).map(
        withoutRedundant,
      ),
      ...discriminatorOf(site, this.spec),
    };
    this.#schemas.set(key, schema);
    return schema;
  }

  /** What is said beside the constraints, by the references on the way as well; the first word counts. */
  notes(site: Site): Notes {
    const before = this.#notes.get(site);
    if (before !== undefined) return before;
    const notes = this.#notesOf(site);
    this.#notes.set(site, notes);
    return notes;
  }

  #notesOf(site: Site): Notes {
    const way = site.flatMap((located) => wayOf(located, this.spec));
    const said = (keyword: string, isMeant: (value: unknown) => boolean): Located | null => {
      const place = way.find(({ value }) => isMeant(mapOf(value)[keyword]));
      return place === undefined ? null : inside(place, keyword);
    };
    const deprecated = said("deprecated", isTrue);
    return {
      readOnly: isMarked(way, "readOnly", this.spec),
      writeOnly: isMarked(way, "writeOnly", this.spec),
      deprecated,
      sunset: deprecated === null ? null : firstSunset(way),
      default: said("default", (value) => value !== undefined),
    };
  }

  /** What a reference alone leads to. */
  #bare(located: Located): Located {
    let here = located;
    for (let steps = 0; steps < MAX_STEPS && isMap(here.value); steps++) {
      const ref: string | null = refOf(here.value);
      if (ref === null) return here;
      if (!this.spec.refStandsAlone && Object.keys(here.value).some((key) => CONSTRAINTS.test(key)))
        return here;
      const target = this.spec.target(ref);
      if (target === undefined) return here;
      here = target;
    }
    return here;
  }

  /** Met again inside itself without a step into the value, a schema asks nothing further. */
  #expand(located: Located): Alternative[] {
    const { value, pointer } = located;
    if (value === false) return [];
    if (!isMap(value)) return [{ ...ANYTHING, pointer }];
    const known = this.#expanded.get(value);
    if (known !== undefined) return known;
    const id = this.spec.id(value);
    const cuts = this.#cuts;
    if (this.#open.has(id)) {
      this.#cuts++;
      return [{ ...ANYTHING, pointer }];
    }
    this.#open.add(id);
    const alternatives = this.#expandMap(located, value);
    this.#open.delete(id);
    if (this.#cuts === cuts) this.#expanded.set(value, alternatives);
    return alternatives;
  }

  #expandMap(
    located: Located,
    map: Record<string, unknown> | Readonly<Record<string, unknown>>,
  ): Alternative[] {
    const ref = refOf(map);
    if (ref !== null && this.spec.refStandsAlone) return this.#target(ref, located);
    const parts = [
      ...(ref === null ? [] : [this.#target(ref, located)]),
      ...UNIONS.filter((keyword) => listOf(map[keyword]).length > 0).map((keyword) =>
        this.#union(located, keyword),
      ),
      ...(map["allOf"] === undefined ? [] : membersOf(inside(located, "allOf"))).map((member) =>
        this.#expand(member),
      ),
    ];
    const all = [...parts, ownAlternatives(located)].reduce(product);
    const isNullable =
      map["nullable"] === true && !all.some(({ type }) => type === "null" || type === "any");
    const nothing: Alternative = { ...ANYTHING, type: "null", pointer: located.pointer };
    return isNullable ? [...all, nothing] : all;
  }

  #target(ref: string, from: Located): Alternative[] {
    const known = this.#named.get(ref);
    if (known !== undefined) return known;
    const cuts = this.#cuts;
    const target = this.spec.target(ref);
    if (target === undefined) return [{ ...ANYTHING, pointer: from.pointer, names: [ref] }];
    const named = this.#namedOf(target);
    if (this.#cuts === cuts) this.#named.set(ref, named);
    return named;
  }

  #namedOf(target: Located): Alternative[] {
    const expanded = this.#expand(target);
    const name = nameAt(target.pointer);
    if (name === undefined) return expanded;
    const isUnion = expanded.filter(({ type }) => type !== "null").length > 1;
    if (isUnion) return expanded; // its members have names of their own
    return expanded.map((it) => ({ ...it, names: [...new Set([name, ...it.names])] }));
  }

  #union(located: Located, keyword: "oneOf" | "anyOf"): Alternative[] {
    const mapping = this.#mappingOf(located);
    const members = membersOf(inside(located, keyword)).flatMap((member) => {
      const tags = mapping.get(wayOf(member, this.spec).at(-1)?.value) ?? [];
      return this.#expand(member).map((it) => (tags.length === 0 ? it : { ...it, tags }));
    });
    return simplify(members);
  }

  /** By schema, the values of the discriminator that mean it. */
  #mappingOf(located: Located): Map<unknown, string[]> {
    const mapping = inside(located, "discriminator", "mapping");
    const tags = new Map<unknown, string[]>();
    if (!isMap(mapping.value)) return tags;
    for (const [tag, ref] of Object.entries(mapping.value)) {
      const target = typeof ref === "string" ? this.spec.target(ref) : undefined;
      if (target === undefined) continue;
      const value = wayOf(target, this.spec).at(-1)?.value;
      tags.set(value, [...(tags.get(value) ?? []), tag].toSorted());
    }
    return tags;
  }
}

function firstSunset(way: readonly Located[]): string | null {
  return way.map(({ value }) => sunsetOf(value)).find((it) => it !== null) ?? null;
}

function isTrue(value: unknown): boolean {
  return value === true;
}

const CONSTRAINTS =
  /^(type|enum|const|nullable|format|pattern|items|properties|required|additionalProperties|allOf|anyOf|oneOf|not|if|then|else|prefixItems|uniqueItems|m(in|ax)[A-Z].*|minimum|maximum|exclusive.*|multipleOf|contains|patternProperties|propertyNames|dependent.*|unevaluated.*|content[A-Z].*)$/;

/** Every alternative of one with every one of the other. */
function product(left: readonly Alternative[], right: readonly Alternative[]): Alternative[] {
  if (left.length * right.length > MAX_ALTERNATIVES) return [...left];
  return left.flatMap((mine) => right.flatMap((theirs) => intersect(mine, theirs) ?? []));
}
