/** A port on loopback: opened, unable to hold the process, and closed with all its connections. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Port {
  readonly url: string;
  /** Everything that arrives goes here. */
  onRequest(respond: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly port?: number | undefined;
  /** Whether the open port keeps the process running. */
  readonly ref?: boolean | undefined;
}

/** Rejects where the port cannot be had. */
export async function listen({ port = 0, ref = false }: ListenOptions): Promise<Port> {
  const http = createServer();
  if (!ref) {
    http.unref();
    // A connection that is kept open for a next request would hold the process too.
    http.on("connection", (socket) => socket.unref());
  }
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", () => {
      http.off("error", reject);
      resolve();
    });
  });
  // A server that listens on a port has an address of this kind.
  const address = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    onRequest: (respond) => http.on("request", (...call) => void respond(...call)),
    close: () => shut(http),
  };
}

function shut(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
