/** The events of a YAML text as a tree: the keys of its maps, where they stand, and what aliases stand for. */
import { EVENT_ID, getScalarValue, SCALAR_STYLE, type Event } from "js-yaml";
import { MAX_PROBLEMS } from "./shape.ts";
import type { Mistake } from "./yaml.ts";

const ADVICE = {
  keys: "keep one of the two, or join what they hold",
  documents: "keep one of them, or give each a file of its own",
} as const;

/** Of a map or a list; its key in a list is its index. */
export interface Member {
  readonly key: string;
  /** Of the key, or of the member of a list. */
  readonly offset: number;
  /** The index of the event by which its value begins. */
  readonly value: number;
}

/** Values are known by the index of the event by which they begin. */
export class YamlTree {
  readonly root = 1; // after the beginning of the document
  readonly #text: string;
  readonly #events: readonly Event[];
  /** Past the end of the collection that begins there. */
  readonly #ends = new Map<number, number>();
  /** What the alias there stands for. */
  readonly #targets = new Map<number, number>();

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
    const open: number[] = [];
    const anchors = new Map<string, number>();
    for (const [index, event] of events.entries()) {
      if (event.type === EVENT_ID.POP) this.#ends.set(open.pop() ?? 0, index + 1);
      else if (event.type === EVENT_ID.ALIAS)
        this.#targets.set(index, anchors.get(this.#anchorOf(event)) ?? index);
      else {
        if (event.type !== EVENT_ID.SCALAR) open.push(index);
        if (event.type !== EVENT_ID.DOCUMENT && event.anchorStart >= 0)
          anchors.set(this.#anchorOf(event), index);
      }
    }
  }

  /** Of the map or list that begins there, or that the alias there stands for. */
  *membersOf(value: number): Generator<Member> {
    const begin = this.#targets.get(value) ?? value;
    const type = this.#events[begin]?.type;
    if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return;
    let index = begin + 1;
    for (let i = 0; this.#hasNode(index); i++) {
      const inner = type === EVENT_ID.MAPPING ? this.#after(index) : index;
      const key = type === EVENT_ID.MAPPING ? this.#scalarAt(index) : String(i);
      yield { key, offset: this.#offsetAt(index), value: inner };
      index = this.#after(inner);
    }
  }

  /** Every key that its map has already. */
  repeatedKeys(): Mistake[] {
    const begins = [...this.#ends.keys()].toSorted((a, b) => a - b);
    const found = begins.flatMap((begin) => {
      if (this.#events[begin]?.type !== EVENT_ID.MAPPING) return [];
      const keys = new Map<string, number>();
      return [...this.membersOf(begin)].flatMap(({ key, offset }): Mistake[] => {
        const first = keys.get(key);
        if (first === undefined) {
          keys.set(key, offset);
          return [];
        }
        const message = `has the key ${JSON.stringify(key)} twice in one map`;
        return [{ message, isYaml: true, advice: ADVICE.keys, first, offset }];
      });
    });
    return found.slice(0, MAX_PROBLEMS);
  }

  /** That a second document begins, and where: its marker, or its first node where it has none. */
  furtherDocument(): Mistake {
    const begin = this.#ends.get(0) ?? 0;
    const event = this.#events[begin];
    const node = this.#offsetAt(begin + 1);
    const marker = this.#text.lastIndexOf("\n---", node < 0 ? Infinity : node) + 1;
    const isMarked = event?.type === EVENT_ID.DOCUMENT && event.explicitStart;
    return {
      message: "holds several YAML documents, and the second begins here",
      isYaml: true,
      advice: ADVICE.documents,
      offset: isMarked ? marker : node,
    };
  }

  #hasNode(index: number): boolean {
    const event = this.#events[index];
    return event !== undefined && event.type !== EVENT_ID.POP;
  }

  #after(index: number): number {
    return this.#ends.get(index) ?? index + 1;
  }

  #anchorOf({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }): string {
    return this.#text.slice(anchorStart, anchorEnd);
  }

  #scalarAt(index: number): string {
    const event = this.#events[index];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, event) : "";
  }

  #offsetAt(index: number): number {
    const event = this.#events[index];
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
    if (event?.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
    if (event?.type !== EVENT_ID.SCALAR) return 0;
    const isQuoted =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return isQuoted ? event.valueStart - 1 : event.valueStart;
  }
}
