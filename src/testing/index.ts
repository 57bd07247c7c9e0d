/** `twinfold/testing`: a Message Batches API in this process, for tests that cost nothing. */

export { erroredResult } from "./answers.ts";
export type { Answer, AnswerContext, BatchResult, ResultType } from "./answers.ts";
export type { MessageBatch, ProcessingStatus, RequestCounts } from "./batch.ts";
export { manualClock, systemClock } from "./clock.ts";
export type { Clock, ManualClock } from "./clock.ts";
export type { Delivery } from "./delivery.ts";
export { ERROR_TYPES } from "./errors.ts";
export type { ErrorBody, ErrorType } from "./errors.ts";
export type { Fault } from "./faults.ts";
export type { Form } from "./forms.ts";
export type { Incoming } from "./incoming.ts";
export type { RecordedRequest } from "./log.ts";
export type { Message, Usage } from "./message.ts";
export type { ModelInfo } from "./models.ts";
export type { ServerOptions } from "./options.ts";
export type { BatchRequest, MessageParams } from "./requests.ts";
export type { MethodName } from "./routes.ts";
export { readScenario, readStateFile } from "./scenario.ts";
export type { Scenario } from "./scenario.ts";
export type { ScenarioEvent } from "./script.ts";
export { startServer } from "./server.ts";
export type { TestServer } from "./server.ts";
export type { Limits } from "./service.ts";
export { readState } from "./state.ts";
export type { ServerState, StoredBatch } from "./state.ts";
