/** `manifest.json`: what was generated and from what, for programs. */
import type { Method, Model } from "../model/types.ts";
import { visibleJson } from "./literal.ts";

export interface Manifest {
  readonly spec: {
    /** Of the description's bytes, in hexadecimal. */
    readonly sha256: string;
    readonly title: string;
    readonly version: string | null;
  };
  readonly methods: readonly ManifestMethod[];
}

export interface ManifestMethod {
  /** `messages.batches.create` */
  readonly name: string;
  readonly method: Method["http"];
  readonly route: string;
  readonly variants: readonly { readonly qualifier: string; readonly operationId: string | null }[];
  readonly fold: Method["fold"]["verdict"];
  readonly response: Method["response"];
  /** The name of the paging row. */
  readonly pagination: string | null;
}

export function emitManifest(model: Model, sha256: string): string {
  const manifest: Manifest = {
    spec: { sha256, title: model.title, version: model.version },
    methods: model.methods.map((method) => ({
      name: method.name.join("."),
      method: method.http,
      route: method.route,
      variants: method.variants.map(({ qualifier, operationId }) => ({ qualifier, operationId })),
      fold: method.fold.verdict,
      response: method.response,
      pagination: method.paging?.name ?? null,
    })),
  };
  return `${visibleJson(manifest)}\n`;
}

/** The methods of a manifest; one that is missing, torn or not ours names none. */
export function manifestMethods(text: string | undefined): Manifest["methods"] {
  try {
    const { methods } = JSON.parse(text ?? "{}") as Partial<Manifest>; // our own file, or none as is seen next
    return Array.isArray(methods) ? methods : [];
  } catch {
    return [];
  }
}
