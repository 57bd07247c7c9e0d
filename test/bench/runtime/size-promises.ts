/** What of the bundle keeps which promise: a module of the client, and what would stand in its place without the promise. */

export interface PromiseRow {
  readonly promise: string;
  /** In `src/`. */
  readonly module: string;
  readonly without: string;
}

export const PROMISES: readonly PromiseRow[] = [
  {
    promise: "no error shows the key",
    module: "redaction.ts",
    without: "export const createRedaction = () => (error) => error;",
  },
  {
    promise: "requests are checked before they are uploaded",
    module: "batches/requests.ts",
    without: "export const checkCreate = () => {}, checkRequests = 0, splitRequests = 0;",
  },
  {
    promise: "wrong options are refused",
    module: "option-kinds.ts",
    without: "export const checkKinds = () => {}, checkOptions = () => {}, isName = () => true;",
  },
  {
    promise: "a failure is repeated where that helps and does no harm",
    module: "retry.ts",
    without: `export const judgeStatus = () => ({}), backoff = () => 0, sleep = async () => {};
      export const codesOf = () => [], mayHaveBeenSent = () => true, longestTimer = 0;`,
  },
  {
    promise: "an error says what the server said",
    module: "status-error.ts",
    without: "export const statusError = (_, { response }) => new Error(response.status);",
  },
  {
    promise: "twins are told apart, and what is misplaced is refused",
    module: "twin.ts",
    without: `export const chooseVariant = ({ variants }, { betas }) => variants[betas ? 1 : 0];
      export const refuseMisplacedBeta = () => {};`,
  },
  {
    promise: "no id leads to another route",
    module: "path.ts",
    without:
      "export const expandRoute = (_, route, values) => route.replace(/{(.*?)}/g, (_, name) => values[name]);",
  },
  {
    promise: "lists are walked, both ways, with prefetch",
    module: "pagination.ts",
    without: "export const paged = () => {}; export class PagedList {}",
  },
  {
    promise: "a cut download goes on, and no line is lost or comes twice",
    module: "line-source.ts",
    without: `import { checkMediaType } from "./answer.ts";
      import { request } from "./api.ts";
      import { LineCutter } from "./lines.ts";
      export class LineSource {
        #plan; #body; #cutter = new LineCutter(1e8);
        constructor(plan) { this.#plan = plan; this.options = plan.options ?? {}; }
        get redact() { return this.#plan.settings.redact; }
        open() {
          return request(this.#plan, async (reply, deadline) => {
            await checkMediaType(reply, /json/);
            deadline.hold();
            return (this.#body = reply.response.body.getReader());
          });
        }
        check() {}
        async read() {
          const { value } = await (this.#body ?? (await this.open()).data).read();
          return value && this.#cutter.push(value);
        }
        async resume(cause) { throw cause; }
        error(found) { return new Error(found); }
        close() { this.#body?.cancel(); }
      }`,
  },
  {
    promise: "results are streamed, line by line, wherever chunks are cut",
    module: "jsonl.ts",
    without: "export const jsonl = () => {};",
  },
];
