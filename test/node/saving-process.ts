/** A process that saves results until somebody kills it: `saving-process.ts <url> <path>`. */
import { createClient } from "../../src/index.ts";
import { saveResults } from "../../src/node/index.ts";

const [baseUrl, path = ""] = process.argv.slice(2);
const client = createClient({ apiKey: "sk-test-0123456789", baseUrl });
await saveResults(client.messages.batches.results("b"), path);
