/** Every error of the embedded server, as the official SDK reads it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ERROR_TYPES,
  manualClock,
  startServer,
  type ErrorType,
  type ManualClock,
  type TestServer,
} from "../../src/testing/index.ts";
import { connectSdk, resourcesOf, SDKS, TWINS, type SdkClient } from "./sdks.ts";

type Requests = Parameters<SdkClient["messages"]["batches"]["create"]>[0]["requests"];

/** The class that each type of error becomes, in the old SDK and in the new one. */
const CLASSES: Readonly<
  Record<ErrorType, readonly [status: number, old: string, current: string]>
> = {
  invalid_request_error: [400, "BadRequestError", "BadRequestError"],
  authentication_error: [401, "AuthenticationError", "AuthenticationError"],
  billing_error: [402, "APIError", "PaymentRequiredError"],
  permission_error: [403, "PermissionDeniedError", "PermissionDeniedError"],
  not_found_error: [404, "NotFoundError", "NotFoundError"],
  request_too_large: [413, "APIError", "ContentTooLargeError"],
  rate_limit_error: [429, "RateLimitError", "RateLimitError"],
  api_error: [500, "InternalServerError", "InternalServerError"],
  timeout_error: [504, "InternalServerError", "GatewayTimeoutError"],
  overloaded_error: [529, "InternalServerError", "OverloadedError"],
};

const request: Requests[number] = {
  custom_id: "one",
  params: {
    model: "claude-sonnet-4-6",
    max_tokens: 10,
    messages: [{ role: "user", content: "?" }],
  },
};

describe.each(SDKS)("SDK $version", ({ version, sdk }) => {
  let server: TestServer<ManualClock>;
  let client: SdkClient;

  beforeEach(async () => {
    server = await startServer({ clock: manualClock(), limits: { bytes: 2000 } });
    client = connectSdk(sdk, server);
  });
  afterEach(() => server.close());

  describe.each(TWINS)("%s", (twin) => {
    test.each(ERROR_TYPES)("reads %s", async (type) => {
      const { batches } = resourcesOf(client, twin);
      server.failNext({ type, message: "As the test wants it." });
      const error = await failureOf(batches.create({ requests: [request] }));
      const requestId = server.requests[0]?.requestId;
      const [status, old, current] = CLASSES[type];
      expect(error).toBeInstanceOf(sdk.APIError);
      expect(error.constructor.name).toBe(version.startsWith("0.") ? old : current);
      expect(error).toMatchObject({
        status,
        type,
        requestID: requestId,
        error: {
          type: "error",
          error: { type, message: "As the test wants it." },
          request_id: requestId,
        },
      });
    });
  });

  test.each<{ cause: string; type: ErrorType; call: () => Promise<unknown> }>([
    {
      cause: "a batch without requests",
      type: "invalid_request_error",
      call: () => client.messages.batches.create({ requests: [] }),
    },
    {
      cause: "a key that is not the server's",
      type: "authentication_error",
      call: () => client.withOptions({ apiKey: "another" }).models.list(),
    },
    {
      cause: "a batch that does not exist",
      type: "not_found_error",
      call: () => client.messages.batches.retrieve("msgbatch_none"),
    },
    {
      cause: "a model that does not exist",
      type: "not_found_error",
      call: () => client.models.retrieve("no/such model"),
    },
    {
      cause: "a body over the limit",
      type: "request_too_large",
      call: () =>
        client.messages.batches.create({ requests: Array.from({ length: 30 }, () => request) }),
    },
    {
      cause: "the deletion of a batch in progress",
      type: "invalid_request_error",
      call: async () => {
        const { id } = await client.messages.batches.create({ requests: [request] });
        await client.messages.batches.delete(id);
      },
    },
    {
      cause: "the cancel of an ended batch",
      type: "invalid_request_error",
      call: async () => {
        const { id } = await client.messages.batches.create({ requests: [request] });
        server.clock.advance(1000);
        await client.messages.batches.cancel(id);
      },
    },
    {
      cause: "two cursors at once",
      type: "invalid_request_error",
      call: () => client.messages.batches.list({ after_id: "a", before_id: "b" }),
    },
  ])("reads $type for $cause", async ({ type, call }) => {
    expect(await failureOf(call())).toMatchObject({
      status: CLASSES[type][0],
      type,
      requestID: server.requests.at(-1)?.requestId,
    });
  });

  test.each(ERROR_TYPES.filter((type) => CLASSES[type][0] >= 429))(
    "repeats a call that met %s",
    async (type) => {
      client = connectSdk(sdk, server, 2);
      server.failNext({ type, times: 2, headers: { "retry-after-ms": "1" } });
      await client.models.list();
      expect(retries()).toEqual(["0", "1", "2"]);
    },
  );

  test("waits as long as retry-after says before it repeats", async () => {
    client = connectSdk(sdk, server, 1);
    server.failNext({ type: "rate_limit_error", headers: { "retry-after": "1" } });
    const start = performance.now();
    await client.messages.batches.list();
    // Its own first wait is half a second at most; timers may be a few milliseconds early.
    expect(performance.now() - start).toBeGreaterThan(980);
    expect(retries()).toEqual(["0", "1"]);
  });

  test("repeats nothing where x-should-retry forbids it", async () => {
    client = connectSdk(sdk, server, 2);
    server.failNext({ type: "overloaded_error", headers: { "x-should-retry": "false" } });
    expect(await failureOf(client.models.list())).toMatchObject({ type: "overloaded_error" });
    expect(server.requests).toHaveLength(1);
  });

  test("takes a connection that breaks for a connection error", async () => {
    server.failNext({ connection: "reset" });
    expect(await failureOf(client.models.list())).toBeInstanceOf(sdk.APIConnectionError);
  });

  function retries(): readonly (string | undefined)[] {
    return server.requests.map(({ headers }) => headers["x-stainless-retry-count"]);
  }
});

async function failureOf(call: PromiseLike<unknown>): Promise<Error> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error("the call did not fail");
}
