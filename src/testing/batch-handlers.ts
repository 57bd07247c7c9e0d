/** The six calls of the Message Batches API. */

import { isArchived, processingStatus, type Batch } from "./batch.ts";
import type { Handler } from "./call.ts";
import { refuse } from "./errors.ts";
import { pageOf } from "./page.ts";
import { json, jsonLines } from "./reply.ts";
import { resultLines } from "./results.ts";
import { readCreate } from "./validate.ts";

export const createBatch: Handler = ({ service, body, beta }) => {
  if ("broken" in body) {
    return refuse("invalid_request_error", `The request body is not valid JSON: ${body.broken}`);
  }
  const { limits, durations, store } = service.options;
  const requests = readCreate(body.value, limits.requests);
  if ("problem" in requests) return refuse("invalid_request_error", requests.problem);
  const createdAt = service.now();
  const batch: Batch = {
    id: service.nextId("msgbatch"),
    createdAt,
    // A batch is never over when its creation is answered.
    completesAt: createdAt + Math.max(1, durations.batch),
    cancel: null,
    beta,
    requests,
  };
  store.add(batch);
  return json(200, service.view(batch));
};

export const listBatches: Handler = ({ service, query }) => {
  const page = pageOf(service.options.store.newestFirst(), query);
  if ("refused" in page) return page;
  return json(200, { ...page, data: page.data.map((batch) => service.view(batch)) });
};

export const retrieveBatch: Handler = ({ service, id }) => {
  const batch = service.options.store.find(id);
  return "refused" in batch ? batch : json(200, service.view(batch));
};

export const cancelBatch: Handler = ({ service, id }) => {
  const { store, durations } = service.options;
  const initiatedAt = service.now();
  const endsAt = initiatedAt + Math.max(1, durations.cancel);
  const batch = store.cancel(id, { initiatedAt, endsAt });
  return "refused" in batch ? batch : json(200, service.view(batch));
};

export const deleteBatch: Handler = ({ service, id }) => {
  const batch = service.options.store.delete(id, service.now());
  return "refused" in batch ? batch : json(200, { id: batch.id, type: "message_batch_deleted" });
};

export const batchResults: Handler = ({ service, id }) => {
  const batch = service.options.store.find(id);
  if ("refused" in batch) return batch;
  if (processingStatus(batch, service.now()) !== "ended") {
    return refuse(
      "invalid_request_error",
      `Message batch '${id}' has no results before it has ended`,
    );
  }
  if (isArchived(batch, service.now())) {
    return refuse(
      "not_found_error",
      `The results of message batch '${id}' are no longer available`,
    );
  }
  return jsonLines(resultLines(batch, service.options.answer));
};
