/** The scenario in a worker: a request brings the server's address, its answer is what came of the steps. */
import * as twinfold from "twinfold";
import { runScenario } from "./scenario.ts";

const worker = {
  async fetch(request) {
    return Response.json(await runScenario(twinfold, await request.json()));
  },
};

export { worker as default };
