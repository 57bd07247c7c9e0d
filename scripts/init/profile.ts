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
}

/** Read leniently: what is not there gets the value that is most common. */
export function apiFacts(root: unknown): ApiFacts {
  const title = textAt(root, "info", "title") ?? "API";
  const words = title.match(/[A-Za-z0-9]+/g) ?? ["API"];
  const own = words.filter((word) => !/^(?:the|open|api|openapi)$/i.test(word));
  const stem = (own.length === 0 ? words : own).join("_").toUpperCase();
  return {
    name: title,
    baseUrl: baseUrl(at(root, "servers", 0)) ?? "https://api.example.com",
    auth: auth(at(root, "components", "securitySchemes")) ?? {
      header: "authorization",
      scheme: "Bearer",
    },
    variable: `${/^[A-Z]/.test(stem) ? "" : "API_"}${stem}_API_KEY`,
    error: errorPaths(root) ?? { message: ["message"], type: undefined },
  };
}

/** With the default of each variable; undefined where it is not a whole URL. */
function baseUrl(server: unknown): string | undefined {
  const url = textAt(server, "url")?.replaceAll(
    /\{([^}]*)\}/g,
    (whole, name: string) => textAt(server, "variables", name, "default") ?? whole,
  );
  return url !== undefined && URL.canParse(url) ? url.replace(/\/$/, "") : undefined;
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
  }
  return undefined;
}
