/** The methods whose call without options changes variant: a beta operation that graduated, a GA one withdrawn. */
import type { Model } from "./model/types.ts";

export interface SwitchedDefault {
  /** `messages.batches.create` */
  readonly method: string;
  /** Qualifiers of the variants: `""` is GA. */
  readonly before: string;
  readonly after: string;
}

/**
 * Compares the manifest of the output so far with the new model. A manifest that is missing or not ours tells nothing:
 * the first generation switches no default.
 */
export function switchedDefaults(manifest: string | undefined, model: Model): SwitchedDefault[] {
  const before = defaultsOf(manifest);
  return model.methods.flatMap(({ name, variants }) => {
    const method = name.join(".");
    const [was, is] = [before.get(method), variants[0]?.qualifier];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ method, before: was, after: is }];
  });
}

function defaultsOf(manifest: string | undefined): Map<string, string> {
  const { methods } = parse(manifest);
  return new Map(
    methods.flatMap(({ name, variants }) => {
      const first = variants[0]?.qualifier;
      return first === undefined ? [] : [[name, first]];
    }),
  );
}

interface ManifestMethods {
  readonly methods: readonly {
    readonly name: string;
    readonly variants: readonly { readonly qualifier: string }[];
  }[];
}

function parse(manifest: string | undefined): ManifestMethods {
  try {
    const value = JSON.parse(manifest ?? "{}") as Partial<ManifestMethods>; // our own file, or treated as none below
    return Array.isArray(value.methods) ? { methods: value.methods } : { methods: [] };
  } catch {
    return { methods: [] };
  }
}
