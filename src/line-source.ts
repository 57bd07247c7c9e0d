/** Downloads a body as lines, and goes on where a cut download stopped. */
import { lifeOf, type Plan } from "./api.ts";
import type { Answer } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { JsonlError, TimeoutError } from "./errors.ts";
import { type Body, type LineMark, openBody } from "./line-body.ts";
import { addLine } from "./line-digest.ts";
import { firstLine, type LineBlock, LineCutter, type LinePlace, placeIn } from "./lines.ts";
import type { Redact } from "./redaction.ts";
import { sleep } from "./retry.ts";
import { limitsOf } from "./settings.ts";

/** Why a download does not go on. */
export interface Lost {
  readonly cause?: unknown;
  /** The last line, where it turned out not to be whole. */
  readonly text?: string | undefined;
}

/** `text` is what came of the line. */
export interface Fault extends Lost {
  readonly kind: JsonlError["kind"];
  readonly place: LinePlace;
}

const beginning: LineMark = { ...firstLine, identity: undefined, etag: undefined, digest: 0 };

export class LineSource {
  readonly #plan: Plan;
  readonly options: NonNullable<Plan["options"]>;
  readonly #maxLineBytes: number;
  readonly #idleTimeout: number;
  /** The caller's signal and the end of the reading: whichever comes first ends requests, pauses and bodies. */
  #life: Deadline | undefined;
  #body: Body | undefined;
  #cutter: LineCutter;
  /** Since a line was given out that no earlier download had. */
  #resumes = 0;
  /** When they must have come to a new line, in milliseconds of the clock. */
  #end = Infinity;
  /** The strong ETag of the file. */
  #etag: string | undefined;
  /** Whether the body has: its last line may have been cut. */
  ended = false;
  /** Of the lines of this download. */
  #digest: number;
  /** Behind the lines given out before this download: it must begin with the same. */
  #given: LineMark;
  /** Before a last line that has no line end. */
  #whole: LineMark;

  /** `mark`: of an earlier download, whose lines are not given again. */
  constructor(plan: Plan, mark: LineMark = beginning) {
    this.#plan = plan;
    this.options = plan.options ?? {};
    const { maxLineBytes = 64 * 1024 * 1024, idleTimeout = 60_000 } = this.options;
    this.#maxLineBytes = maxLineBytes;
    this.#idleTimeout = idleTimeout;
    this.#cutter = new LineCutter(maxLineBytes, mark);
    this.#etag = mark.identity;
    this.#digest = mark.digest;
    this.#given = this.#whole = mark;
  }

  /** Behind all lines that were given out. */
  get mark(): LineMark {
    const { line, byteOffset } = this.#cutter.unfinished;
    const { etag, identity } = this.#body ?? this.#given;
    // Of a body that stops before them, what it proves is theirs where it is the same file.
    if (line < this.#given.line) {
      return etag === undefined || etag !== this.#given.etag
        ? this.#given
        : { ...this.#given, identity };
    }
    // A body that ended by itself has no more to give from there.
    const proof = this.ended ? undefined : identity;
    return { line, byteOffset, identity: proof, etag, digest: this.#digest };
  }

  /** An error that holds no credentials. */
  get redact(): Redact {
    return this.#plan.settings.redact;
  }

  /** Sends the request. A body that nobody begins to read is let go after `idleTimeout`. */
  async open(): Promise<Answer<Body>> {
    this.#life ??= lifeOf(this.#plan);
    const { signal } = this.#life;
    const totalTimeout = this.#resumes > 0 ? this.#left : this.options.totalTimeout;
    const plan = { ...this.#plan, options: { ...this.options, signal, totalTimeout } };
    try {
      const answer = await openBody(plan, this.#given);
      this.#body = answer.data;
      const { etag, missing } = answer.data;
      // A server that has another file by now is believed without looking at it.
      const isOther = etag && this.#etag && etag !== this.#etag;
      if (isOther && this.#given.line > 1) throw this.#changed();
      this.#etag = etag;
      const from = missing >= 0 ? this.#given : beginning;
      this.#digest = from.digest;
      this.#cutter = new LineCutter(this.#maxLineBytes, from);
      this.#life.restart(this.#idleTimeout);
      return answer;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Throws the caller's abort, also when lines that came before it are still to be given out. */
  check(): void {
    this.#life?.check();
  }

  /** Lines that were not given out before, maybe none yet; undefined at the end. */
  async read(): Promise<readonly LineBlock[] | undefined> {
    if (this.ended) return undefined;
    const body = this.#body ?? (await this.open()).data;
    const { tooLong, unfinished } = this.#cutter;
    if (tooLong !== undefined) {
      const found = `line ${unfinished.line} is longer than maxLineBytes`;
      throw this.error(found, { kind: "too_long", place: unfinished, text: tooLong });
    }
    const { reader, deadline } = body;
    this.#life?.pause();
    let chunk: Uint8Array | undefined;
    try {
      const isNew = unfinished.line > this.#given.line;
      deadline.restart(Math.min(this.#idleTimeout, isNew ? Infinity : this.#left));
      chunk = (await deadline.wait(reader?.read()))?.value;
      deadline.pause();
    } catch (cause) {
      await this.resume({ cause });
      return [];
    }
    if (chunk !== undefined) {
      body.missing -= chunk.length;
      return this.#fresh(this.#cutter.push(chunk));
    }
    this.ended = true;
    this.#whole = this.mark;
    if (!body.missing && unfinished.line >= this.#given.line) {
      return this.#fresh(this.#cutter.end());
    }
    await this.resume();
    return [];
  }

  /**
   * Downloads again, after the lines given out so far.
   * Throws the cause where the budget of retries is spent: TimeoutError, AbortError, or JsonlError of the kind `truncated`.
   */
  async resume(lost: Lost = {}): Promise<void> {
    const life = this.#life;
    if (life?.ended) throw life.ended;
    const { maxRetries, wait, end } = limitsOf(this.#plan);
    const progress = lost.text === undefined ? this.mark : this.#whole;
    if (progress.line > this.#given.line) this.#resumes = 0;
    if (this.#resumes === 0) this.#end = end;
    this.#given = progress;
    this.#resumes += 1;
    const pause = wait(this.#resumes);
    if (this.#resumes > maxRetries || Date.now() + pause >= this.#end) {
      throw lost.cause instanceof TimeoutError ? lost.cause : this.#truncated(lost);
    }
    this.#body?.deadline.release();
    this.#body = undefined;
    this.ended = false;
    await sleep(pause, life?.signal);
  }

  /** Milliseconds until they must have come to a new line. */
  get #left(): number {
    return Math.max(0, this.#end - Date.now());
  }

  /** Ends a request under way and closes the connection, if it is open. */
  close(): void {
    this.ended = true;
    this.#life?.end();
  }

  /** What of these lines was not given out by an earlier download. */
  #fresh(blocks: readonly LineBlock[]): readonly LineBlock[] {
    const { line, digest } = this.#given;
    for (const block of blocks) {
      let next = block.line;
      for (const text of block.lines) {
        this.#digest = addLine(this.#digest, text);
        next += 1;
        if (next === line && this.#digest !== digest) throw this.#changed();
      }
    }
    return blocks.map((block) => after(block, line));
  }

  #changed(): JsonlError {
    const found = "the download was cut, and repeated it is no longer the same";
    return this.error(found, { kind: "changed", place: this.#cutter.unfinished });
  }

  #truncated(lost: Lost): JsonlError {
    const found = `the body ends early, in or before line ${this.#given.line}`;
    return this.error(found, { kind: "truncated", place: this.#given, ...lost });
  }

  /** What keeps the lines from being read on. */
  error(found: string, { kind, place, text = "", ...rest }: Fault): JsonlError {
    const { line, byteOffset } = place;
    const excerpt = text.slice(0, 100);
    const details = { kind, line, byteOffset, excerpt, ...rest };
    return new JsonlError(`${this.#plan.operation.name}: ${found}`, details);
  }
}

/** The lines of a block from that number on; it may have none. */
function after(block: LineBlock, line: number): LineBlock {
  const first = Math.max(0, line - block.line);
  return { ...block, ...placeIn(block, first), lines: block.lines.slice(first) };
}
