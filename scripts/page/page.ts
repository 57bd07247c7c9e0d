/** What a page is made of. */
import type { Change, CompilerVerdict, DiffReport, Level } from "../compare/change.ts";
import type { Snapshot } from "../compare/snapshot.ts";

export interface Page {
  /** Oldest first, one more than there are steps. */
  readonly versions: readonly PageVersion[];
  readonly steps: readonly PageStep[];
}

export interface PageVersion extends Snapshot {
  readonly label: string;
}

export interface PageStep {
  readonly before: string;
  readonly after: string;
  readonly report: DiffReport;
  readonly judged: readonly (CompilerVerdict & {
    readonly rules: Level;
    readonly known?: string | undefined;
  })[];
  readonly sidesOf: (change: Change) => Sides;
}

/** A place on both sides of a change; null where nothing is there. */
export interface Sides {
  readonly before: string | null;
  readonly after: string | null;
}

/** The anchor of a change. */
export function anchorOf(step: number, { fingerprint }: Pick<Change, "fingerprint">): string {
  return `change-${step}-${fingerprint}`;
}

export function countOf({ changes }: Pick<DiffReport, "changes">, level: Level): number {
  return changes.filter((change) => change.level === level).length;
}
