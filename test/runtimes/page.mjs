/** The scenario in a page, which starts it when it is told where the server is. */
import * as twinfold from "twinfold";
import { runScenario } from "./scenario.ts";

globalThis.runScenario = (target) => runScenario(twinfold, target);
