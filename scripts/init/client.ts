/** The hand-written start of a client: the profile of the API, and the function that makes a client. */
import { literal } from "../emit/literal.ts";
import type { ApiFacts } from "./profile.ts";

/** `generated` is the import path of the output's index. */
export function clientText(
  { name, baseUrl, auth, variable, error, remarks }: ApiFacts,
  { runtime, generated }: { readonly runtime: string; readonly generated: string },
): string {
  const scheme = auth.scheme === undefined ? "" : `, scheme: ${literal(auth.scheme)}`;
  const type = error.type === undefined ? [] : `type: ${path(error.type)}`;
  return `/** The client: yours to edit. What the description does not say of the API is in its profile. */
import { type ClientOptions, connect, type Profile } from ${literal(runtime)};
import { Client } from ${literal(generated)};

const profile: Profile = {
  name: ${literal(name)},
  baseUrl: ${literal(baseUrl)},${comment(remarks.baseUrl)}
  environment: { apiKey: ${literal(variable)} },
  auth: { header: ${literal(auth.header)}${scheme} },${comment(remarks.auth)}
  error: { ${[type, `message: ${path(error.message)}`].flat().join(", ")} }, // where an error body says what went wrong
  retry: { statuses: ["408", "429", "5XX"], refusals: [429] }, // a refusal proves that nothing was carried out
};

/** Key from the option apiKey or the variable ${variable.replaceAll("*/", "")}. */
export function createClient(options?: ClientOptions): Client {
  return connect(Client, profile, options);
}

export type * from ${literal(generated)};
`;
}

function comment(remark: string | undefined): string {
  return remark === undefined ? "" : ` // ${remark}`;
}

function path(keys: readonly string[]): string {
  return `[${keys.map((key) => literal(key)).join(", ")}]`;
}
