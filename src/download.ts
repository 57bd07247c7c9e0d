/** A body handed to the caller as it comes. */
import type { Reply } from "./answer.ts";
import { request } from "./api.ts";
import { type Call, SentCall } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { fileName } from "./file-name.ts";
import type { Arguments, Operation } from "./operation.ts";
import type { AnyCallOptions } from "./options.ts";
import { planOf, type Resource } from "./resource.ts";

/** Sends at once; the body is still to be read. */
export function download(
  resource: Resource,
  operation: Operation,
  args: Arguments,
  options?: AnyCallOptions,
): Call<Download> {
  return new SentCall(request(planOf(resource, operation, args, options), takeDownload));
}

export interface Download {
  /** Cancel it, or read it to its end, to free the connection: `await new Response(body).text()`, or `.blob()`, say. */
  readonly body: ReadableStream<Uint8Array>;
  readonly contentType: string | undefined;
  /** The name that the server gives the file. It is not safe to use as a path. */
  readonly fileName: string | undefined;
}

async function takeDownload(reply: Reply, deadline: Deadline): Promise<Download> {
  deadline.hold();
  const { headers, body } = reply.response;
  return {
    body: attached(reply, body, deadline),
    contentType: headers.get("content-type") ?? undefined,
    fileName: fileName(headers.get("content-disposition")),
  };
}

/** The body, which lets go of the caller's signal when it is over. */
function attached(
  { settings }: Reply,
  body: ReadableStream<Uint8Array> | null,
  deadline: Deadline,
): ReadableStream<Uint8Array> {
  const reader = body?.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = (await deadline.wait(reader?.read())) ?? { done: true };
        if (value !== undefined) controller.enqueue(value);
        if (!done) return;
        deadline.release();
        controller.close();
      } catch (error) {
        deadline.release();
        controller.error(deadline.ended ?? settings.redact(error));
      }
    },
    cancel: () => deadline.end(),
  });
}
