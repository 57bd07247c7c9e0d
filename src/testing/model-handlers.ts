/** The two calls of the Models API. */

import type { Handler } from "./call.ts";
import { refuse } from "./errors.ts";
import { findModel } from "./models.ts";
import { pageOf } from "./page.ts";
import { json } from "./reply.ts";

export const listModels: Handler = ({ service, query }) => {
  const page = pageOf(service.options.models, query);
  return "refused" in page ? page : json(200, page);
};

export const retrieveModel: Handler = ({ service, id }) => {
  const model = findModel(service.options.models, id);
  return model === undefined ? refuse("not_found_error", `model: ${id}`) : json(200, model);
};
