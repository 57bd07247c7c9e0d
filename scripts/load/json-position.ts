/** Where the keys of a JSON text stand. The text was parsed before, so that only its tokens are looked at. */
import type { Found, Wanted } from "./position.ts";

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

export function findInJson(text: string, wanted: Wanted, found: Found): void {
  const tokens = text.matchAll(TOKEN);
  const next = (): { readonly token: string; readonly offset: number } => {
    const { value } = tokens.next() as { value?: RegExpMatchArray }; // one past the end is undefined
    return { token: value?.[0] ?? "", offset: value?.index ?? text.length };
  };
  /** Walks to the end of the value that begins with `token`, into what is wanted of it. */
  const walk = (token: string, here: Wanted | undefined): void => {
    if (token !== "{" && token !== "[") return;
    if (here === undefined || here.inside.size === 0) return skip();
    for (let i = 0, at = next(); at.token !== "" && !/^[}\]]$/.test(at.token); at = next()) {
      if (at.token === ",") continue;
      const key = token === "{" ? (JSON.parse(at.token) as string) : String(i++); // a key is a string
      const inside = here.inside.get(key);
      if (inside?.pointer !== undefined) found(inside.pointer, at.offset);
      if (token === "{") next(); // the colon
      walk(token === "{" ? next().token : at.token, inside);
    }
  };
  const skip = (): void => {
    for (let depth = 1; depth > 0;) {
      const { token } = next();
      if (token === "") return;
      if (token === "{" || token === "[") depth++;
      if (token === "}" || token === "]") depth--;
    }
  };
  walk(next().token, wanted);
}
