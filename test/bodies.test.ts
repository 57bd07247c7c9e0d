/** Bodies of each media type as a server reads them, through a generated client. */
import { expect, test } from "vitest";
import type { Call, Download, Resource } from "../src/runtime.ts";
import { generatedClient } from "./support/generated.ts";
import { type Recorded, sendJson } from "./support/loopback.ts";

/** As far as it is used here; the types are tested on the generated text. */
interface Darkroom extends Resource {
  readonly photos: {
    create(params: object): Call<unknown>;
    replace(photo: number, params: Blob): Call<void>;
    print(photo: number): Call<Download>;
    getCaption(photo: number): Call<unknown>;
    setCaption(photo: number, params: object): Call<void>;
    readonly orders: { create(photo: number, params: object): Call<string> };
  };
  readonly albums: { create(params: object): Call<void> };
  setScan(params: Blob): Call<void>;
}

/** The form in a request, parsed by the platform. */
function formOf({ headers, body }: Recorded): Promise<FormData> {
  const type = headers["content-type"] ?? "";
  return new Response(body, { headers: { "content-type": type } }).formData();
}

const disposition = "attachment; filename*=UTF-8''pr%C3%BCfung.tiff";

const bytes = Buffer.from([0, 255, 10, 13]);

test("files, forms, bytes and text arrive as they were given", async () => {
  const { client, server } = await generatedClient<Darkroom>("bodies-3.1", (request, response) => {
    if (request.url.endsWith("/print"))
      response.writeHead(200, { "content-type": "image/tiff", "content-disposition": disposition });
    if (request.url.endsWith("/print")) response.end(bytes);
    else if (request.url.endsWith("/orders"))
      response.writeHead(202, { "content-type": "text/plain" }).end("soon");
    else if (request.method === "PUT") response.writeHead(204).end();
    else sendJson(response, { id: 1 }, { status: 201 });
  });
  await client.photos.create({
    image: new File(["é\r\n"], 'a "b".png', { type: "image/png" }),
    negative: new Blob(["raw"]),
    title: undefined,
    tags: ["sea", "sky"],
    place: { name: "Sète" },
    camera: { name: "M" },
    scan: new Blob(["tiff"]),
    note: null,
  });
  await client.photos.replace(1, new Blob(["bytes"], { type: "image/gif" }));
  expect(await client.photos.orders.create(1, { copies: 2, paper: "m&t" })).toBe("soon");
  const { body, contentType, fileName } = await client.photos.print(1);

  const [upload, replaced, order] = server.requests;
  const form = await formOf(upload as Recorded); // four were sent
  const image = form.get("image") as File;
  const negative = form.get("negative") as File;
  const parts = "image negative tags place camera scan";
  expect([...new Set(form.keys())]).toEqual(parts.split(" "));
  const place = form.get("place") as File;
  expect([place.type, await place.text()]).toEqual(["application/json", '{"name":"Sète"}']);
  expect(form.get("camera")).toBe('{"name":"M"}');
  expect([image.name, image.type, await image.text()]).toEqual(['a "b".png', "image/png", "é\r\n"]);
  expect([negative.type, await negative.text()]).toEqual(["application/octet-stream", "raw"]);
  expect(form.getAll("tags")).toEqual(["sea", "sky"]);
  expect([replaced?.headers["content-type"], replaced?.body]).toEqual(["image/png", "bytes"]);
  expect(order?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(order?.body).toBe("copies=2&paper=m%26t");
  expect([contentType, fileName]).toEqual(["image/tiff", "prüfung.tiff"]);
  expect(Buffer.from(await new Response(body).arrayBuffer())).toEqual(bytes);
});

test("any media type holds data as JSON, and bytes as what they are; no body is no data", async () => {
  const { client, server } = await generatedClient<Darkroom>("bodies-3.1", (request, response) => {
    if (request.method === "GET" && request.url.includes("/1/"))
      sendJson(response, { text: "Sea" });
    else response.writeHead(204).end();
  });
  expect(await client.photos.getCaption(1)).toEqual({ text: "Sea" });
  expect(await client.photos.getCaption(2)).toBeUndefined();
  await client.photos.setCaption(1, { text: "Sky" });
  await client.setScan(new Blob(["bytes"], { type: "image/webp" }));
  expect(
    server.requests.map(({ headers, body }) => [headers.accept, headers["content-type"], body]),
  ).toEqual([
    ["application/json", undefined, ""],
    ["application/json", undefined, ""],
    ["*/*", "application/json", '{"text":"Sky"}'],
    ["*/*", "image/webp", "bytes"],
  ]);
});

test("the fields of a form are written as each is described", async () => {
  const { client, server } = await generatedClient<Darkroom>("bodies-3.1", (_, response) => {
    response.writeHead(204).end();
  });
  await client.albums.create({
    expand: ["owner", "pages"],
    ids: [1, 2],
    labels: ["a&b", "c"],
    owner: { name: "Zoë", phones: ["1", "2"] },
    pages: [{ photo: 1 }, { photo: 2 }],
    more: { a: 1 },
    title: null,
  });
  const [{ headers, body } = { headers: {}, body: "" }] = server.requests;
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(body.split("&")).toEqual([
    "expand[]=owner",
    "expand[]=pages",
    "ids=1,2",
    "labels=a%26b",
    "labels=c",
    "owner[name]=Zo%C3%AB",
    "owner[phones][]=1",
    "owner[phones][]=2",
    "pages[0][photo]=1",
    "pages[1][photo]=2",
    "more=%7B%22a%22%3A1%7D",
  ]);
});
