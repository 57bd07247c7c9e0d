/** What a version of an API has, in numbers, and which twins there are of each of its methods. */
import { readApi } from "./read-api.ts";
import type { Description } from "./index.ts";
import { entriesOf, inside, labelOf, Spec, textOf } from "./spec.ts";

export interface Snapshot {
  readonly title: string | null;
  /** As the description numbers itself. */
  readonly version: string | null;
  readonly operations: number;
  readonly methods: number;
  readonly schemas: number;
  readonly twins: readonly TwinState[];
}

export interface TwinState {
  /** Equal in all versions for the variants of one method, and for them only. */
  readonly key: string;
  /** `messages.batches.create`, or the operation where the description gives it no name. */
  readonly method: string;
  /** `POST /v1/messages/batches` */
  readonly operation: string;
  /** `false` is GA, `true` the beta twin, a string a further variant. */
  readonly variants: readonly (boolean | string)[];
}

export function snapshot({ root, identify }: Description): Snapshot {
  const spec = new Spec(root);
  const { operations } = readApi(spec);
  const twins = new Map<string, TwinState>();
  for (const operation of operations) {
    const { key, beta, method } = identify(operation);
    const label = `${operation.method} ${operation.path.replace(/[?#].*$/, "")}`;
    const state = twins.get(key) ?? {
      key,
      method: method ?? label,
      operation: label,
      variants: [],
    };
    twins.set(key, { ...state, variants: [...state.variants, beta] });
  }
  return {
    version: labelOf(inside(spec.root, "info", "version").value),
    title: textOf(inside(spec.root, "info", "title").value),
    operations: operations.length,
    methods: twins.size,
    schemas: entriesOf(inside(spec.root, "components", "schemas")).length,
    twins: [...twins.values()],
  };
}
