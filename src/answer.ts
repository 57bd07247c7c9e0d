/** Reads an answer of good status as its operation says, or refuses it. */
import { ApiResponseError } from "./api-error.ts";
import type { Plan } from "./api.ts";
import { readText, utf8 } from "./body-text.ts";

/** An answer whose body is still to be read. */
export interface Reply extends Plan {
  readonly response: Response;
  readonly requestId: string | undefined;
}

type NamedReply = Pick<Reply, "response" | "requestId"> & {
  readonly operation: Pick<Reply["operation"], "name">;
};

/** Throws ApiResponseError with the first characters of the body where its media type is a wrong one; a missing one is taken as right. */
export async function checkMediaType(reply: Reply, right: RegExp): Promise<void> {
  const contentType = reply.response.headers.get("content-type");
  if (contentType === null || right.test(contentType)) return;
  throw unexpected(reply, `${contentType} came`, await beginning(reply.response));
}

/** The data of an answer that is read as a whole; that it is a `T` is the description's word. */
export async function readAnswer<T>(reply: Reply): Promise<T> {
  const { settings, operation, response } = reply;
  if (operation.response === "empty") {
    await response.body?.cancel();
    return undefined as T;
  }
  if (operation.response === "json") await checkMediaType(reply, /^[^;]*\bjson\b/i);
  const text = await readText(response, settings.maxBodyBytes);
  if (text === undefined) throw unexpected(reply, "a body longer than maxBodyBytes came", "");
  if (operation.response === "text") return text as T;
  if (!text && operation.orEmpty) return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const found = text ? "what came is not JSON" : "an empty body came";
    throw unexpected(reply, found, text, { cause });
  }
}

/** The body of a bad status: parsed where it is JSON, else text; undefined where it is empty or too long. */
export async function readError({ settings, response }: Reply): Promise<unknown> {
  const text = await readText(response, settings.maxBodyBytes);
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

/** The error for an answer that is not what the operation promises. */
export function unexpected(
  { operation, response: { status, headers }, requestId }: NamedReply,
  found: string,
  body: unknown,
  options?: ErrorOptions,
): ApiResponseError {
  const shown = excerpt(body);
  return new ApiResponseError(
    `${operation.name}: ${status}, but ${found}${shown && `: ${shown}`}`,
    { status, headers, body, requestId, ...options },
  );
}

/** The first characters of a body, on one line. */
export function excerpt(body: unknown): string {
  const text = typeof body === "string" ? body : json(body);
  return text.slice(0, 200).replace(/\s+/g, " ").trim();
}

/** Nothing where it is nested too deep. */
function json(body: unknown): string {
  try {
    return JSON.stringify(body) ?? "";
  } catch {
    return "";
  }
}

/** Enough of a body to show; the rest is not fetched. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return utf8.decode(value?.subarray(0, 1000));
}
