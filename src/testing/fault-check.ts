/** What a fault may say, in a file and in a program: one that nothing meets lets a test pass that tests nothing. */

import { DELIVERY_NAMES } from "./delivery.ts";
import { ERROR_TYPES } from "./errors.ts";
import { FORM_NAMES } from "./forms.ts";
import { ROUTES } from "./routes.ts";
import { choice, integer, object, record, text, unless, type Check } from "./shape.ts";

const words = text(/^/);
const times = integer(1);
const match = choice(ROUTES.map(({ name }) => name));

const FIELDS = {
  times,
  match,
  status: integer(200),
  type: choice(ERROR_TYPES),
  message: words,
  headers: record(words),
  body: words,
  form: choice(FORM_NAMES),
  connection: choice(DELIVERY_NAMES),
  after: integer(0),
};

/** As a file has it: `match` is a method's name. */
export const fileFault: Check = object({ listed: true, optional: FIELDS });

/** As a program has it. */
export const ownFault: Check = object({
  listed: true,
  optional: {
    ...FIELDS,
    times: unless((given) => given === Infinity, times),
    match: unless((given) => typeof given === "function", match),
    body: unless((given) => given instanceof Uint8Array, words),
  },
});
