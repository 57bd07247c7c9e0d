/** Addresses that only the machine itself or its own network can reach. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const NETWORKS: readonly (readonly [network: string, prefix: number, family: "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["::", 127, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
];

const PRIVATE = new BlockList();
for (const row of NETWORKS) PRIVATE.addSubnet(...row);

export type Lookup = (host: string) => Promise<readonly string[]>;

/** A host that has no address leads nowhere. */
export const lookUp: Lookup = async (host) => {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
};

/** Whether one of the host's addresses is private. IPv4 within IPv6 counts as what it is. */
export async function isPrivate({ hostname }: URL, addressesOf: Lookup = lookUp): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await addressesOf(host) : [host];
  return addresses.some((it) => PRIVATE.check(it, isIP(it) === 6 ? "ipv6" : "ipv4"));
}
