/** What of an API its description tells the runtime: where it is, and how a caller proves who it is. */
import { errorPaths, type ErrorPaths } from "./error-paths.ts";
import { at, textAt } from "./lookup.ts";

export interface ApiFacts {
  readonly name: string;
  readonly baseUrl: string;
  readonly auth: { readonly header: string; readonly scheme?: string };
  /** Of the environment: `ORCHARD_API_KEY`. */
  readonly variable: string;
  readonly error: ErrorPaths;
  /** What is to be known of a fact: that it is a guess, mostly. */
  readonly remarks: { readonly baseUrl?: string | undefined; readonly auth?: string | undefined };
}

const GUESSED_URL = "a guess: the description names no server by a whole URL";
const GUESSED_AUTH = "a guess: the description has no scheme of a key in a header";
const BASIC = "the key is name:password in base64";

/** Read leniently: what is not there gets the value that is most common. `source`: the description's address, if it has one. */
export function apiFacts(root: unknown, source?: string): ApiFacts {
  const title = textAt(root, "info", "title") ?? "API";
  const words = title.match(/[A-Za-z0-9]+/g) ?? ["API"];
  const own = words.filter((word) => !/^(?:the|open|api|openapi)$/i.test(word));
  const stem = (own.length === 0 ? words : own).join("_").toUpperCase();
  const url = baseUrl(at(root, "servers", 0), source);
  const key = auth(at(root, "components", "securitySchemes"));
  return {
    name: title,
    baseUrl: url ?? "https://api.example.com",
    auth: key ?? { header: "authorization", scheme: "Bearer" },
    variable: `${/^[A-Z]/.test(stem) ? "" : "API_"}${stem}_API_KEY`,
    error: errorPaths(root) ?? { message: ["message"], type: undefined },
    remarks: {
      baseUrl: url === undefined ? GUESSED_URL : undefined,
      auth: key === undefined ? GUESSED_AUTH : key.scheme === "Basic" ? BASIC : undefined,
    },
  };
}

/** With the default of each variable, seen from the description; undefined where that is not a whole URL. */
function baseUrl(server: unknown, source: string | undefined): string | undefined {
  const url = textAt(server, "url")?.replaceAll(
    /\{([^}]*)\}/g,
    (whole, name: string) => textAt(server, "variables", name, "default") ?? whole,
  );
  if (url === undefined || !URL.canParse(url, source)) return undefined;
  return (URL.canParse(url) ? url : withoutUser(new URL(url, source))).replace(/\/$/, "");
}

/** Who fetched the description by a name and a password does not call the API by them. */
function withoutUser(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** Of the first scheme that is a header. */
function auth(schemes: unknown): ApiFacts["auth"] | undefined {
  for (const scheme of Object.values(schemes ?? {})) {
    const type = textAt(scheme, "type");
    const header = textAt(scheme, "name");
    if (type === "apiKey" && textAt(scheme, "in") === "header" && header !== undefined)
      return { header: header.toLowerCase() };
    if (
      type === "oauth2" ||
      type === "openIdConnect" ||
      /^bearer$/i.test(textAt(scheme, "scheme") ?? "")
    )
      return { header: "authorization", scheme: "Bearer" };
    if (/^basic$/i.test(textAt(scheme, "scheme") ?? ""))
      return { header: "authorization", scheme: "Basic" };
  }
  return undefined;
}
