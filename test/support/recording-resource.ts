/** Stands where generated code expects the runtime, and tells what it was called with. */

export interface Sent {
  readonly sender: string;
  readonly operation: { readonly name: string };
  /** Everything after the operation. */
  readonly rest: readonly unknown[];
}

type Record = (sent: Sent) => void;
type Given = readonly [operation: Sent["operation"], ...rest: unknown[]];

export class Resource {
  readonly record: Record;

  constructor(record: Record) {
    this.record = record;
  }
}

function recorder(sender: string) {
  return ({ record }: Resource, ...[operation, ...rest]: Given): void =>
    record({ sender, operation, rest });
}

export { asksFor } from "../../src/runtime.ts";
export const call = recorder("call");
export const download = recorder("download");
export const jsonl = recorder("jsonl");
export const paged = recorder("paged");
export const sse = recorder("sse");
