/** Stands where generated code expects the runtime, and tells what it was called with. */

export interface Sent {
  readonly sender: string;
  readonly operation: { readonly name: string };
  /** Everything after the operation. */
  readonly rest: readonly unknown[];
}

export class Resource {
  readonly #sent: (sent: Sent) => void;

  constructor(sent: (sent: Sent) => void) {
    this.#sent = sent;
  }

  protected call(...given: readonly [Sent["operation"], ...unknown[]]): void {
    this.#record("call", given);
  }

  protected paged(...given: readonly [Sent["operation"], ...unknown[]]): void {
    this.#record("paged", given);
  }

  protected jsonl(...given: readonly [Sent["operation"], ...unknown[]]): void {
    this.#record("jsonl", given);
  }

  protected download(...given: readonly [Sent["operation"], ...unknown[]]): void {
    this.#record("download", given);
  }

  #record(sender: string, [operation, ...rest]: readonly [Sent["operation"], ...unknown[]]): void {
    this.#sent({ sender, operation, rest });
  }
}
