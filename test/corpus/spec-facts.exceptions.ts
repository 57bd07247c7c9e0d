/** Where our descriptions differ from the published ones on purpose, each with its reason. */

export interface Exception {
  /** A place, with everything below it: a schema and its properties, an operation and its parameters. */
  readonly where: string;
  readonly reason: string;
}

const DELETE =
  "The documentation of this date has the operation, the published description only later ones.";

const INPUT_SCHEMA =
  "The stored copy lost the schema of a tool's input; those before and after it have this one.";

export const exceptions: Readonly<Record<string, readonly Exception[]>> = {
  "2024-12-18.yaml": [
    { where: "DELETE /v1/messages/batches/{message_batch_id}", reason: DELETE },
    { where: "DeleteMessageBatchResponse", reason: DELETE },
    { where: "BetaDeleteMessageBatchResponse", reason: DELETE },
    { where: "InputSchema", reason: INPUT_SCHEMA },
    { where: "BetaInputSchema", reason: INPUT_SCHEMA },
    { where: "Tool.input_schema", reason: INPUT_SCHEMA },
    { where: "BetaTool.input_schema", reason: INPUT_SCHEMA },
  ],
  "2026-03-31.yaml": [],
};
