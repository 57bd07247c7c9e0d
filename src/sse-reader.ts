/** Events made values, as they come. */
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { checkMediaType, type Reply } from "./answer.ts";
import { ApiResponseError } from "./api-error.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { ConnectionError, SseError } from "./errors.ts";
import type { EventForm, Operation } from "./operation.ts";
import type { SseOptions } from "./options.ts";
import { statusError } from "./status-error.ts";

/** A body of events that nobody has read from. */
export interface OpenEvents {
  readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly deadline: Deadline;
  readonly reply: Reply;
}

export async function openEvents(reply: Reply, deadline: Deadline): Promise<OpenEvents> {
  await checkMediaType(reply, /^text\/event-stream/i);
  deadline.hold();
  return { reader: reply.response.body?.getReader(), deadline, reply };
}

/** Where the body comes from. */
export interface EventSupply {
  open(): Promise<Answer<OpenEvents>>;
  /** Ends also an `open` that is under way. */
  close(): void;
}

/** By convention the last data of a stream of JSON, which it is not itself. */
const DONE = "[DONE]";
/** Milliseconds. */
export const IDLE_TIMEOUT = 300_000;
const excerptLength = 100;
const TOO_LONG = ["too_long", "is longer than maxEventLength"] as const;
/** What is not a description's word: the plain text of each event's data. */
const PLAIN: EventForm = { item: "data", json: false };

export class SseReader<T> implements AsyncIterableIterator<T> {
  readonly #operation: Operation;
  readonly #options: SseOptions;
  readonly #form: EventForm;
  /** The data that ends the stream. */
  readonly #last: string | undefined;
  readonly #supply: EventSupply;
  readonly #items: AsyncGenerator<T, undefined, undefined>;
  #deadline: Deadline | undefined;
  #isClosed = false;
  /** Events of the body so far. */
  #count = 0;

  constructor(operation: Operation, options: SseOptions, supply: EventSupply) {
    this.#operation = operation;
    this.#options = options;
    this.#form = operation.events ?? PLAIN;
    this.#last = this.#form.done ?? (this.#form.json === false ? undefined : DONE);
    this.#supply = supply;
    this.#items = this.#read();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return this.#items.next();
  }

  /** Ends the iteration and closes the connection at once, also while an event is waited for. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#close();
    return this.#items.return(undefined);
  }

  async *#read(): AsyncGenerator<T, undefined, undefined> {
    try {
      const { data } = await this.#supply.open();
      this.#deadline = data.deadline;
      if (!this.#isClosed) yield* this.#events(data);
    } catch (error) {
      if (!this.#isClosed) throw error;
    } finally {
      this.#close();
    }
  }

  async *#events({ reader, deadline, reply }: OpenEvents): AsyncGenerator<T, void, undefined> {
    const { maxEventLength = 16 * 1024 * 1024 } = this.#options;
    const parser = new EventParser(maxEventLength);
    try {
      for (let isOver = false; !isOver;) {
        const chunk = await this.#chunk(reader, deadline);
        isOver = chunk === undefined;
        for (const event of parser.push(chunk)) {
          // The parser looks only at what a chunk leaves open.
          if (event.data.length > maxEventLength) throw this.#missing(...TOO_LONG);
          this.#count += 1;
          if (event.data === this.#last) return;
          if (event.event === "error" && !this.#form.error) throw this.#told(event, reply);
          yield this.#item(event, isOver);
          if (deadline.ended !== undefined) throw deadline.ended;
        }
        if (parser.isFull) throw this.#missing(...TOO_LONG);
      }
      const { done } = this.#form;
      if (done !== undefined) throw this.#missing("truncated", `is missing, and so is ${done}`);
    } catch (error) {
      throw reply.settings.redact(error);
    }
  }

  async #chunk(reader: OpenEvents["reader"], deadline: Deadline): Promise<Uint8Array | undefined> {
    try {
      deadline.restart(this.#options.idleTimeout ?? IDLE_TIMEOUT);
      return (await deadline.wait(reader?.read()))?.value;
    } catch (cause) {
      const message = `${this.#operation.name}: the connection was lost after ${this.#count} events`;
      throw deadline.ended ?? new ConnectionError(message, { cause, sent: true });
    } finally {
      deadline.pause();
    }
  }

  /** That it is a `T` is the description's word. `isLast`: the body ended before the event did. */
  #item({ event, id, data }: EventSourceMessage, isLast: boolean): T {
    const { json, item } = this.#form;
    const isJson = typeof json === "boolean" ? json : json.includes(event ?? "message");
    let value: unknown = data;
    try {
      if (isJson) value = JSON.parse(data);
      // More digits could have followed.
      if (isLast && (!isJson || typeof value === "number"))
        throw new SyntaxError("there is no empty line behind it");
    } catch (cause) {
      const [kind, what] = isLast
        ? (["truncated", "is cut by the end of the body"] as const)
        : (["malformed", "is not JSON"] as const);
      const excerpt = data.slice(0, excerptLength);
      throw new SseError(`${this.#operation.name}: event ${this.#count} ${what}`, {
        kind,
        number: this.#count,
        event,
        excerpt,
        cause,
      });
    }
    return (item === "data" ? value : { ...named({ event, id }), data: value }) as T;
  }

  /** What the server says went wrong after its good status: read as the body of a bad one is. */
  #told({ data }: EventSourceMessage, reply: Reply): ApiResponseError {
    let body: unknown = data;
    try {
      body = JSON.parse(data);
    } catch {
      // It is shown as the text that it is.
    }
    const error = statusError(reply, body, `; said by event ${this.#count} of the stream`);
    return new ApiResponseError(error.message, { ...error });
  }

  /** The error for an event that did not come as a whole. */
  #missing(kind: SseError["kind"], what: string): SseError {
    const number = this.#count + 1;
    const message = `${this.#operation.name}: event ${number} ${what}`;
    return new SseError(message, { kind, number, event: undefined, excerpt: "" });
  }

  #close(): void {
    this.#isClosed = true;
    this.#deadline?.end();
    this.#supply.close();
  }
}

function named(fields: Readonly<Record<"event" | "id", string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Bytes in, events out. */
class EventParser {
  readonly #decoder = new TextDecoder();
  /** Whether a CR was the last that came: an LF behind it belongs to it. */
  #isCut = false;
  #events: EventSourceMessage[] = [];
  /** Whether an event was longer than it may be; nothing comes after it. */
  isFull = false;
  readonly #parser;

  constructor(maxBufferSize: number) {
    this.#parser = createParser({
      maxBufferSize,
      onEvent: (event) => this.#events.push(event),
      onError: ({ type }) => {
        this.isFull ||= type === "max-buffer-size-exceeded";
      },
    });
  }

  /** The events that the bytes complete; at the end of the body also the one that it left open. */
  push(chunk: Uint8Array | undefined): EventSourceMessage[] {
    const text = this.#decoder.decode(chunk, { stream: chunk !== undefined });
    const rest = this.#isCut && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") this.#isCut = text.endsWith("\r");
    // The parser would wait for what follows a CR, and an event with it.
    this.#parser.feed(rest.endsWith("\r") ? `${rest}\n` : rest);
    if (chunk === undefined && !this.isFull) this.#parser.feed("\n\n");
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
