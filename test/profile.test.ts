/** A client of another API, of which the runtime has never heard: its own key, errors, paging and lines. */
import { expect, test, vi } from "vitest";
import {
  type Api,
  call,
  type Call,
  connect,
  download,
  type Download,
  formParts,
  jsonl,
  type Jsonl,
  type Operation,
  paged,
  type Paged,
  type Profile,
  Resource,
} from "../src/runtime.ts";
import { sendJson, type Script, startLoopback } from "./support/loopback.ts";

const profile: Profile = {
  name: "Tree",
  baseUrl: "https://trees.example",
  environment: { apiKey: "TREE_TOKEN" },
  auth: { header: "authorization", scheme: "Bearer" },
  headers: { "x-client": "twinfold" },
  requestIdHeader: "x-trace",
  error: { message: ["problem"], type: ["code"] },
  retry: { statuses: ["418"], refusals: [418], firstDelay: 1, maxDelay: 1 },
};

interface Tree {
  readonly id: number;
}
interface Trees {
  readonly trees: readonly Tree[];
  readonly next_page: number | null;
}

const variants = [{ beta: false }] as const;
const get = { method: "GET", response: "json", accept: "application/json", variants } as const;
const style = { items: "trees", next: { parameter: "page", from: "next_page" } } as const;
const list: Operation = { ...get, name: "trees.list", route: "/trees" };
const log: Operation = {
  ...get,
  name: "trees.log",
  route: "/log",
  response: "jsonl",
  accept: "application/x-ndjson",
};
const picture: Operation = { ...get, name: "trees.picture", route: "/picture", response: "binary" };
const fell: Operation = {
  name: "trees.delete",
  method: "DELETE",
  route: "/trees/{id}",
  response: "empty",
  variants,
};
const poem: Operation = { ...get, name: "trees.poem", route: "/poem", response: "text" };
const grow: Operation = {
  ...get,
  name: "trees.grow",
  method: "POST",
  route: "/trees",
  body: "multipart/form-data",
};

class Trees_ extends Resource {
  list(query?: object): Paged<Tree, Trees> {
    return paged(this, list, style, { query });
  }
  log(): Jsonl<Tree> {
    return jsonl(this, log, {});
  }
  picture(): Call<Download> {
    return download(this, picture, {});
  }
  delete(id: number): Call<void> {
    return call(this, fell, { path: { id } });
  }
  poem(): Call<string> {
    return call(this, poem, {});
  }
  grow(body: object, betas?: readonly string[]): Call<Tree> {
    return call(this, grow, { body, writeBody: formParts }, { betas });
  }
}

class Client extends Resource {
  readonly trees: Trees_;
  constructor(api: Api) {
    super(api);
    this.trees = new Trees_(api);
  }
}

async function plant(script: Script) {
  const server = await startLoopback(script);
  const client = connect(Client, profile, { apiKey: "t", baseUrl: server.url });
  return { server, trees: client.trees };
}

test("the key travels as the profile says, and no header of another API does", async () => {
  const { server, trees } = await plant((_, response) => sendJson(response, { trees: [] }));
  await trees.list();
  const headers = server.requests[0]?.headers;
  expect(headers).toMatchObject({ authorization: "Bearer t", "x-client": "twinfold" });
  expect(Object.keys(headers ?? {}).filter((name) => /anthropic|x-api-key/.test(name))).toEqual([]);
});

test("a missing key is asked for by the profile's own variable", () => {
  vi.stubEnv("TREE_TOKEN", "");
  expect(() => connect(Client, profile)).toThrow(
    "Tree client: there is no API key; set TREE_TOKEN or the option apiKey",
  );
  vi.unstubAllEnvs();
});

test("pages go by number until there is none", async () => {
  const { server, trees } = await plant((_, response, index) =>
    sendJson(response, { trees: [{ id: index }], next_page: index < 2 ? index + 2 : null }),
  );
  expect(await trees.list({ kind: ["oak", "elm"] }).toArray()).toEqual([
    { id: 0 },
    { id: 1 },
    { id: 2 },
  ]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/trees?kind=oak&kind=elm",
    "/trees?kind=oak&kind=elm&page=2",
    "/trees?kind=oak&kind=elm&page=3",
  ]);
});

test("errors are read where the profile says they are, and retried by its statuses", async () => {
  const { server, trees } = await plant((_, response) =>
    sendJson(
      response,
      { code: "teapot", problem: "Short and stout." },
      { status: 418, headers: { "x-trace": "t1" } },
    ),
  );
  await expect(trees.list()).rejects.toMatchObject({
    message: "trees.list: 418 teapot Short and stout. (t1)",
    errorType: "teapot",
    requestId: "t1",
  });
  expect(server.requests.length).toBe(3);
});

test("NDJSON is read as lines", async () => {
  const { trees } = await plant((_, response) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.end('{"id":1}\n{"id":2}\n');
  });
  expect(await trees.log().toArray()).toEqual([{ id: 1 }, { id: 2 }]);
});

test("an empty answer is undefined, a text is a string", async () => {
  const { server, trees } = await plant((request, response) => {
    if (request.method === "DELETE") response.writeHead(204).end();
    else response.end("Shall I compare thee");
  });
  expect(await trees.delete(7)).toBeUndefined();
  expect(server.requests[0]?.url).toBe("/trees/7");
  expect(await trees.poem()).toBe("Shall I compare thee");
});

test("a download is a stream with a name and a type", async () => {
  const { trees } = await plant((_, response) => {
    response.writeHead(200, {
      "content-type": "image/png",
      "content-disposition": `attachment; filename="x.png"; filename*=UTF-8''b%C3%A4ume.png`,
    });
    response.end("pixels");
  });
  const { body, contentType, fileName } = await trees.picture();
  expect([contentType, fileName]).toEqual(["image/png", "bäume.png"]);
  expect(await new Response(body).text()).toBe("pixels");
});

test("a multipart body takes files and repeats lists", async () => {
  const { server, trees } = await plant((_, response) => sendJson(response, { id: 1 }));
  await trees.grow({ photo: new Blob(["leaf"]), names: ["oak", "elm"], none: undefined });
  expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(server.requests[0]?.body.match(/(?<=; )name="\w+"/g)).toEqual([
    'name="photo"',
    'name="names"',
    'name="names"',
  ]);
});

test("betas are refused where the operation has no beta twin", async () => {
  const { trees } = await plant((_, response) => sendJson(response, {}));
  await expect(trees.grow({}, ["x"])).rejects.toThrow(
    "trees.grow: there is no variant of betas or beta: true; beta can be false",
  );
});
