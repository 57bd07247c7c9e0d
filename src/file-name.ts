/** The name of a file, out of the header that carries it (RFC 6266). */

/** A parameter of the header: its name, and its value as a quoted string or as a token. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/g;

/** `filename*` (UTF-8, RFC 8187) before `filename`; undefined where there is none, or an empty one. */
export function fileName(disposition: string | null): string | undefined {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, token = ""] of (disposition ?? "").matchAll(PARAMETER)) {
    found.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? token);
  }
  return decoded(found.get("filename*")) || found.get("filename") || undefined;
}

function decoded(extended: string | undefined): string | undefined {
  const [, text] = /^utf-8'[^']*'(.*)$/i.exec(extended ?? "") ?? [];
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined; // badly encoded: the plain name is left
  }
}
