/** What every request must carry before it is looked at: a key, and a version of the API. */

import { refuse, type Refusal } from "./errors.ts";

/** The versions of the API that clients in the field send. */
const API_VERSIONS: readonly string[] = ["2023-06-01", "2026-10-21"];

type Headers = Readonly<Record<string, string>>;

/** Why the request is refused whatever it asks for; undefined if it may pass. */
export function guard(headers: Headers, apiKey: string): Refusal | undefined {
  return checkKey(headers, apiKey) ?? checkVersion(headers);
}

function checkKey(headers: Headers, apiKey: string): Refusal | undefined {
  const bearer = /^Bearer +(.*)$/i.exec(headers["authorization"] ?? "")?.[1];
  const key = headers["x-api-key"] ?? bearer;
  if (key === apiKey) return undefined;
  if (key === undefined) {
    return refuse(
      "authentication_error",
      "x-api-key: header is required, or authorization: Bearer",
    );
  }
  return refuse(
    "authentication_error",
    headers["x-api-key"] === undefined ? "Invalid bearer token" : "invalid x-api-key",
  );
}

function checkVersion(headers: Headers): Refusal | undefined {
  const version = headers["anthropic-version"];
  if (version === undefined)
    return refuse("invalid_request_error", "anthropic-version: header is required");
  if (API_VERSIONS.includes(version)) return undefined;
  return refuse("invalid_request_error", `anthropic-version: '${version}' is not a valid version`);
}
