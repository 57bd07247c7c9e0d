/** Downloads a body as lines, and goes on where a cut download stopped. */
import type { Api, Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import { Deadline } from "./deadline.ts";
import { JsonlError, TimeoutError } from "./errors.ts";
import { type Body, openBody } from "./line-body.ts";
import { addLine, type LineDigest, noLines } from "./line-digest.ts";
import { byteLength, firstLine, type LineBlock, LineCutter, type LinePlace } from "./lines.ts";
import type { JsonlOptions } from "./options.ts";
import type { Redact } from "./redaction.ts";
import { sleep } from "./retry.ts";

/** Characters of a bad line that an error shows. */
export const excerptLength = 100;

/** Behind a line: where another download of the same file may begin. */
export interface LineMark {
  /** The strong ETag of the file. */
  readonly identity: string;
  readonly place: LinePlace;
  readonly given: LineDigest;
}

export class LineSource {
  readonly #api: Api;
  readonly #plan: Plan;
  readonly #maxLineBytes: number;
  readonly #idleTimeout: number;
  /** The caller's signal and the end of the reading: whichever comes first ends requests, pauses and bodies. */
  #life: Deadline | undefined;
  #body: Body | undefined;
  /** Of the body that was cut. */
  #identity: string | undefined;
  #cutter: LineCutter;
  /** Since a line was given out that no earlier download had. */
  #resumes = 0;
  /** When they must have come to a new line, in milliseconds of the clock. */
  #end = Infinity;
  /** The strong ETag of the file. */
  #etag: string | undefined;
  #ended = false;
  /** The lines of this download. */
  #seen = noLines;
  /** The same without a last line that has no line end. */
  #whole = noLines;
  /** The lines given out before this download: it must begin with the same. */
  #given = noLines;
  /** Behind them. */
  #place = firstLine;

  /** `mark`: of an earlier download, whose lines are not given again. */
  constructor(api: Api, plan: Plan, options: JsonlOptions, mark?: LineMark) {
    this.#api = api;
    this.#plan = plan;
    this.#maxLineBytes = options.maxLineBytes ?? 64 * 1024 * 1024;
    this.#idleTimeout = options.idleTimeout ?? 60_000;
    this.#place = mark?.place ?? firstLine;
    this.#cutter = new LineCutter(this.#maxLineBytes, this.#place);
    this.#etag = this.#identity = mark?.identity;
    this.#given = this.#whole = mark?.given ?? noLines;
  }

  /** Behind all lines that were read; undefined where the server does not prove the file, or the last line may not be whole. */
  get mark(): LineMark | undefined {
    const identity = this.#body?.identity;
    const given = this.#seen;
    const known = given === this.#whole && given.lines >= this.#given.lines;
    return identity !== undefined && known
      ? { identity, place: this.#cutter.unfinished, given }
      : undefined;
  }

  get name(): string {
    return this.#plan.operation.name;
  }

  /** An error that holds no credentials. */
  get redact(): Redact {
    return this.#api.redact;
  }

  /** Sends the request. A body that nobody begins to read is let go after `idleTimeout`. */
  async open(): Promise<Answer<Body>> {
    const { options } = this.#plan;
    // Refuses wrong options before their signal is listened to.
    const { signal } = this.#api.limits(this.#plan);
    this.#life ??= new Deadline(this.name, signal);
    const from = this.#cutter.unfinished;
    const answer = await openBody(this.#api, this.#plan, {
      signal: this.#life.signal,
      totalTimeout:
        this.#resumes === 0 ? options?.totalTimeout : Math.max(0, this.#end - Date.now()),
      from,
      identity: this.#identity,
    }).catch((error: unknown) => {
      this.close();
      throw error;
    });
    this.#body = answer.data;
    const { etag, missing } = answer.data;
    const partial = missing >= 0;
    this.#identify(etag);
    this.#seen = partial ? this.#whole : noLines;
    this.#whole = this.#seen;
    this.#cutter = new LineCutter(this.#maxLineBytes, partial ? from : firstLine);
    this.#life.restart(this.#idleTimeout);
    return answer;
  }

  /** Throws the caller's abort, also when lines that came before it are still to be given out. */
  check(): void {
    this.#life?.check();
  }

  /** Lines that were not given out before, maybe none yet; undefined at the end. */
  async read(): Promise<readonly LineBlock[] | undefined> {
    if (this.#ended) return undefined;
    const body = this.#body ?? (await this.open()).data;
    const { reader, deadline } = body;
    this.#life?.pause();
    let chunk: Uint8Array | undefined;
    try {
      if (deadline.ended !== undefined) throw deadline.ended;
      const isNew = this.#seen.lines > this.#given.lines;
      const rest = isNew ? Infinity : Math.max(0, this.#end - Date.now());
      deadline.restart(Math.min(this.#idleTimeout, rest));
      chunk = (await reader?.read())?.value;
      deadline.pause();
    } catch (cause) {
      await this.resume(deadline.ended ?? cause);
      return [];
    }
    if (chunk !== undefined) {
      body.missing -= chunk.length;
      const fresh = this.#fresh(this.#cutter.push(chunk));
      this.#whole = this.#seen;
      return fresh;
    }
    if (body.missing || this.#seen.lines < this.#given.lines) {
      await this.resume(undefined);
      return [];
    }
    this.#ended = true;
    return this.#fresh(this.#cutter.end());
  }

  /**
   * Downloads again, after the lines given out so far. `broken`: the last of them, which turned out not to be whole.
   * Throws the cause where the budget of retries is spent: TimeoutError, AbortError, or JsonlError of the kind `truncated`.
   */
  async resume(cause: unknown, broken?: string): Promise<void> {
    const signal = this.#life?.signal;
    if (signal?.aborted) throw this.#life?.ended ?? cause;
    const progress = broken === undefined ? this.#seen : this.#whole;
    const { maxRetries, wait, end } = this.#api.limits(this.#plan);
    if (progress.lines > this.#given.lines) this.#resumes = 0;
    if (this.#resumes === 0) this.#end = end;
    if (progress.lines >= this.#given.lines) {
      this.#given = progress;
      this.#place = this.#cutter.unfinished;
    }
    this.#resumes += 1;
    const pause = wait(this.#resumes);
    if (this.#resumes > maxRetries || Date.now() + pause >= this.#end) {
      const ended = this.#body?.deadline.ended;
      throw ended instanceof TimeoutError ? ended : this.#truncated(cause, broken);
    }
    // A body that ended by itself has no more to give from there.
    this.#identity = cause === undefined || broken !== undefined ? undefined : this.#body?.identity;
    this.#body?.deadline.release();
    this.#body = undefined;
    this.#ended = false;
    await sleep(pause, signal);
  }

  /** Ends a request under way and closes the connection, if it is open. */
  close(): void {
    this.#ended = true;
    this.#life?.leave();
  }

  /** What of these lines was not given out by an earlier download. */
  #fresh(blocks: readonly LineBlock[]): readonly LineBlock[] {
    const { lines, value } = this.#given;
    for (const line of blocks.flatMap((block) => block.lines)) {
      this.#seen = addLine(this.#seen, line);
      if (this.#seen.lines === lines && this.#seen.value !== value) throw this.#changed();
    }
    return blocks.map((block) => after(block, lines));
  }

  /** A server that has another file by now is believed without looking at it. */
  #identify(etag: string | undefined): void {
    const changed = etag !== undefined && this.#etag !== undefined && etag !== this.#etag;
    if (changed && this.#given.lines > 0) {
      this.close();
      throw this.#changed();
    }
    this.#etag = etag;
  }

  #changed(): JsonlError {
    return new JsonlError(
      `${this.name}: the download was cut, and repeated it is no longer the same`,
      { kind: "changed", ...this.#cutter.unfinished, excerpt: "" },
    );
  }

  #truncated(cause: unknown, broken = ""): JsonlError {
    const message = `${this.name}: the body ends early, in or before line ${this.#place.line}`;
    const excerpt = broken.slice(0, excerptLength);
    return new JsonlError(message, { kind: "truncated", ...this.#place, excerpt, cause });
  }
}

/** The part of a block behind line `known`; it may have no lines. */
function after(block: LineBlock, known: number): LineBlock {
  const first = known + 1 - block.line;
  if (first <= 0) return block;
  const byteOffset = block.byteOffset + byteLength(block.lines.slice(0, first));
  return { ...block, lines: block.lines.slice(first), line: known + 1, byteOffset };
}
