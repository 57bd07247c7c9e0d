/** A change to plant in a real description, and what it is called. */

export type Node = Record<string, unknown>;

export interface Plant {
  readonly id: string;
  /** What the change is called the other way round. */
  readonly undone: string;
  /** Whether it can be planted in a schema, or in an operation. */
  readonly fits: (node: Node) => boolean;
  readonly change: (node: Node) => void;
}

/** Keywords that are put over those that stand there. */
export function set(id: string, undone: string, fits: Plant["fits"], keywords: Node): Plant {
  return { id, undone, fits, change: (it) => Object.assign(it, keywords) };
}
