/** What anybody does first with a client of their own: a call, a list over its pages, a stream of lines. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "./client.js";

const answer: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://kennel.example");
  response.setHeader("content-type", "application/json");
  if (pathname === "/barks") return void response.end('{"at":1}\n{"at":2}\n');
  if (pathname !== "/dogs") return void response.end('{"name":"Rex"}');
  if (!searchParams.has("page")) response.setHeader("link", '</dogs?page=2>; rel="next"');
  response.end(JSON.stringify([{ name: searchParams.has("page") ? "Bo" : "Al" }]));
};

const server = createServer(answer).listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  void use(`http://127.0.0.1:${port}`).finally(() => server.close());
});

async function use(baseUrl: string): Promise<void> {
  const client = createClient({ apiKey: "none", baseUrl });
  const said: unknown[] = [(await client.dogs.retrieve("rex")).name];
  for await (const { name } of client.dogs.list()) said.push(name);
  for await (const { at } of client.barks()) said.push(at);
  console.log(said.join(" "));
}
