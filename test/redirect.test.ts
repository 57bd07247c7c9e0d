/** In a browser a redirect that is not followed has neither status nor headers. */
import { expect, test } from "vitest";
import { setup } from "./support/client.ts";

/** Makes of a redirect what browsers make of it (Fetch, 4.4: an opaque-redirect filtered response). */
async function asInBrowsers(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.status < 300 || response.status > 399) return response;
  await response.body?.cancel();
  return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
}

test.each(["same origin", "another origin"])(
  "as in browsers, a redirect to the %s is an error and is not followed",
  async (where) => {
    const { server, batches } = await setup(
      (_, response) => {
        const location = where === "same origin" ? "/other" : "http://127.0.0.1:9/other";
        response.writeHead(302, { location }).end();
      },
      { fetch: asInBrowsers },
    );
    for (const sent of [batches.retrieve("b"), batches.create({ requests: [] })]) {
      await expect(sent).rejects.toMatchObject({
        type: "request",
        status: 0,
        message: expect.stringContaining("a redirect that is not followed"),
      });
    }
    expect(server.requests.length).toBe(2);
  },
);
