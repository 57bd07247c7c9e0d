/** One request from its arrival to its answer. */

import type { IncomingMessage, ServerResponse } from "node:http";

import { guardPage, pageHeaders, preflightReply } from "./cors.ts";
import { DELIVERIES } from "./delivery.ts";
import { refuse, type Refusal } from "./errors.ts";
import { faultReply, type Fault, type Faults } from "./faults.ts";
import { shaped } from "./forms.ts";
import { guard } from "./guard.ts";
import { parseJson, readBody, readIncoming, type Incoming, type Parsed } from "./incoming.ts";
import { record, type RecordedRequest } from "./log.ts";
import { refusal, send, type Reply } from "./reply.ts";
import { matchRoute, type Match } from "./routes.ts";
import type { Service } from "./service.ts";

export interface App {
  readonly service: Service;
  readonly faults: Faults;
  /** Told of every request, just before it is answered. */
  readonly onRequest: (request: RecordedRequest) => void;
  /** Called before a request is looked at: for events whose time has come. */
  readonly beforeRequest: () => void;
}

/** Answers one request. It never rejects: a client that goes away is no error of the server. */
export async function respond(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = app.service.nextId("req");
  try {
    const incoming = readIncoming(request);
    const body = await readBody(request, app.service.options.limits.bytes);
    app.beforeRequest();
    await answer(app, { incoming, body, requestId }, response);
  } catch (error) {
    // A client that went away hears nothing of this; what the caller's own code threw is told.
    if (response.headersSent) response.destroy();
    else await send(response, signed(refusal(thrown(error), requestId), requestId)).catch(() => {});
  }
}

interface Received {
  readonly incoming: Incoming;
  /** Null if it was over the limit. */
  readonly body: Buffer | null;
  readonly requestId: string;
}

async function answer(app: App, received: Received, response: ServerResponse): Promise<void> {
  const { incoming, requestId } = received;
  const preflight = preflightReply(incoming);
  if (preflight !== undefined) return send(response, preflight);
  const match = matchRoute(incoming.method, incoming.path);
  const name = "refused" in match ? null : match.route.name;
  const body: Parsed = received.body === null ? { value: undefined } : parseJson(received.body);
  const fault = app.faults.take(incoming, name);
  const delivery = fault?.connection === undefined ? undefined : DELIVERIES[fault.connection];
  const seen = { incoming, name, body, requestId };
  const question = { ...received, match, parsed: body, fault };

  if (delivery?.answers === false) {
    if (delivery.serves) replyTo(app.service, question);
    app.onRequest(record({ ...seen, status: null }));
    delivery.leave(response);
    return;
  }
  const reply = shaped(fault?.form, replyTo(app.service, question), incoming, requestId);
  app.onRequest(record({ ...seen, status: reply.status }));
  const full = signed(reply, requestId, { ...pageHeaders(incoming), ...fault?.headers });
  await (delivery?.deliver(response, full, fault?.after ?? 0) ?? send(response, full));
}

/** The reply with the id that every answer has, and with these headers over its own. */
function signed(reply: Reply, requestId: string, headers: Reply["headers"] = {}): Reply {
  return { ...reply, headers: { "request-id": requestId, ...reply.headers, ...headers } };
}

interface Question extends Received {
  readonly match: Match | Refusal;
  readonly parsed: Parsed;
  readonly fault: Fault | undefined;
}

function replyTo(service: Service, question: Question): Reply {
  const { fault, requestId } = question;
  const faulty = fault === undefined ? undefined : faultReply(fault, requestId);
  if (faulty !== undefined) return faulty;
  let outcome: Reply | Refusal;
  try {
    outcome = serve(service, question);
  } catch (error) {
    outcome = thrown(error);
  }
  return "refused" in outcome ? refusal(outcome, requestId) : outcome;
}

function serve(service: Service, { incoming, body, match, parsed }: Question): Reply | Refusal {
  if ("refused" in match) return match;
  const { apiKey, limits } = service.options;
  const refused = guardPage(incoming) ?? guard(incoming.headers, apiKey);
  if (refused !== undefined) return refused;
  if (body === null) {
    return refuse("request_too_large", `The request body has more than ${limits.bytes} bytes`);
  }
  const { query, beta } = incoming;
  return match.route.handler({ service, id: match.id, query, body: parsed, beta });
}

function thrown(error: unknown): Refusal {
  return refuse("api_error", error instanceof Error ? error.message : String(error));
}
