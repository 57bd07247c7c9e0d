/** Downloads a body as lines, and goes on where a cut download stopped. */
import { checkMediaType, type Reply } from "./answer.ts";
import type { Api, Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { AbortError, JsonlError, TimeoutError } from "./errors.ts";
import { addLine, noLines } from "./line-digest.ts";
import { byteLength, type LineBlock, LineCutter } from "./lines.ts";
import type { JsonlOptions } from "./options.ts";
import { sleep } from "./retry.ts";

/** Characters of a bad line that an error shows. */
export const excerptLength = 100;

interface Body {
  readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly deadline: Deadline;
}

export class LineSource {
  readonly #api: Api;
  readonly #plan: Plan;
  readonly #maxLineBytes: number;
  readonly #idleTimeout: number;
  #body: Body | undefined;
  #cutter: LineCutter;
  #resumes = 0;
  #state: "reading" | "ended" | "closed" = "reading";
  /** The lines of this download. */
  #seen = noLines;
  /** The same without a last line that has no line end. */
  #whole = noLines;
  /** The lines given out before this download: it must begin with the same. */
  #given = noLines;

  constructor(api: Api, plan: Plan, options: JsonlOptions) {
    this.#api = api;
    this.#plan = plan;
    this.#maxLineBytes = options.maxLineBytes ?? 64 * 1024 * 1024;
    this.#idleTimeout = options.idleTimeout ?? 60_000;
    this.#cutter = new LineCutter(this.#maxLineBytes);
  }

  get name(): string {
    return this.#plan.operation.name;
  }

  /** Sends the request. A body that nobody goes on to read is let go after `idleTimeout`. */
  async open(): Promise<Answer<Body>> {
    const answer = await this.#api.request(this.#plan, takeBody);
    this.#body = answer.data;
    if (this.#state === "closed") this.close();
    else this.#body.deadline.restart(this.#idleTimeout);
    return answer;
  }

  /** Throws the caller's abort, also when lines that came before it are still to be given out. */
  check(): void {
    const ended = this.#body?.deadline.ended;
    if (ended instanceof AbortError) throw ended;
  }

  /** Lines that were not given out before, maybe none yet; undefined at the end. */
  async read(): Promise<readonly LineBlock[] | undefined> {
    if (this.#state !== "reading") return undefined;
    const { reader, deadline } = this.#body ?? (await this.open()).data;
    let chunk: Uint8Array | undefined;
    try {
      if (deadline.ended !== undefined) throw deadline.ended;
      deadline.restart(this.#idleTimeout);
      chunk = (await reader?.read())?.value;
      deadline.pause();
    } catch (cause) {
      await this.resume(deadline.ended ?? cause);
      return [];
    }
    if (chunk !== undefined) return this.#fresh(this.#cutter.push(chunk));
    this.#whole = this.#seen;
    if (this.#seen.lines < this.#given.lines) {
      await this.resume(undefined);
      return [];
    }
    this.#state = "ended";
    return this.#fresh(this.#cutter.end());
  }

  /**
   * Downloads again, after the lines given out so far. `broken`: the last of them, which turned out not to be whole.
   * Throws the cause where the budget of retries is spent: TimeoutError, AbortError, or JsonlError of the kind `truncated`.
   */
  async resume(cause: unknown, broken?: string): Promise<void> {
    if (this.#state === "closed" || cause instanceof AbortError) throw cause;
    const { attempts, wait } = this.#api.resumption(this.#plan.options);
    this.#resumes += 1;
    if (this.#resumes > attempts) {
      throw cause instanceof TimeoutError ? cause : this.#truncated(cause, broken);
    }
    const progress = broken !== undefined ? this.#whole : this.#seen;
    if (progress.lines >= this.#given.lines) this.#given = progress;
    this.#body?.deadline.release();
    await sleep(wait(this.#resumes), this.#plan.options?.signal);
    this.#body = undefined;
    this.#cutter = new LineCutter(this.#maxLineBytes);
    this.#seen = noLines;
    this.#state = "reading";
  }

  /** Closes the connection, if it is open. */
  close(): void {
    this.#state = "closed";
    this.#body?.deadline.end(new AbortError(`${this.name}: no longer read`));
  }

  /** What of these lines was not given out by an earlier download. */
  #fresh(blocks: readonly LineBlock[]): readonly LineBlock[] {
    for (const line of blocks.flatMap(({ lines }) => lines)) {
      this.#seen = addLine(this.#seen, line);
      if (this.#seen.lines !== this.#given.lines || this.#seen.value === this.#given.value)
        continue;
      const message = `${this.name}: the download was cut, and repeated it is no longer the same`;
      throw new JsonlError(message, { kind: "changed", ...this.#place() });
    }
    return blocks.flatMap((block) => after(block, this.#given.lines));
  }

  #truncated(cause: unknown, broken?: string): JsonlError {
    const place = this.#place();
    return new JsonlError(
      `${this.name}: the body ends early, in or before line ${place.line}`,
      { kind: "truncated", ...place, excerpt: broken?.slice(0, excerptLength) },
      cause === undefined ? {} : { cause },
    );
  }

  #place(): { readonly line: number; readonly byteOffset: number } {
    const { number, offset } = this.#cutter.unfinished;
    return { line: number, byteOffset: offset };
  }
}

/** The part of a block behind line `known`. */
function after(block: LineBlock, known: number): readonly LineBlock[] {
  if (block.number > known) return [block];
  const first = known + 1 - block.number;
  const lines = block.lines.slice(first);
  const offset = block.offset + byteLength(block.lines.slice(0, first));
  return lines.length === 0 ? [] : [{ ...block, lines, number: known + 1, offset }];
}

async function takeBody(reply: Reply, deadline: Deadline): Promise<Body> {
  await checkMediaType(reply);
  deadline.hold();
  return { reader: reply.response.body?.getReader(), deadline };
}
