/** The methods whose call without options changes variant: a beta operation that graduated, a GA one withdrawn. */
import type { Manifest } from "./emit/manifest.ts";
import type { Model } from "./model/types.ts";

export interface SwitchedDefault {
  /** `messages.batches.create` */
  readonly method: string;
  /** Qualifiers of the variants: `""` is GA. */
  readonly before: string;
  readonly after: string;
}

/** Compares the methods of the output so far with the new model: the first generation switches no default. */
export function switchedDefaults(before: Manifest["methods"], model: Model): SwitchedDefault[] {
  const defaults = new Map(before.map(({ name, variants }) => [name, variants[0]?.qualifier]));
  return model.methods.flatMap(({ name, variants }) => {
    const method = name.join(".");
    const [was, is] = [defaults.get(method), variants[0]?.qualifier];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ method, before: was, after: is }];
  });
}
