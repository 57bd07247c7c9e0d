/** The methods of a model as a tree of resources: `client.messages.batches` has those of that namespace. */
import type { Method, Model } from "../model/types.ts";

export interface ResourceNode {
  /** `["messages", "batches"]`; empty for the client itself. */
  readonly namespace: readonly string[];
  readonly className: string;
  readonly methods: readonly Method[];
  /** The properties that lead further, by name. */
  readonly children: ReadonlyMap<string, ResourceNode>;
}

interface GrowingNode extends ResourceNode {
  readonly methods: Method[];
  readonly children: Map<string, GrowingNode>;
}

/** The root; every namespace that a method has is a node below it. */
export function resourceTree(model: Model): ResourceNode {
  const root = grow([]);
  for (const method of model.methods) {
    let node = root;
    const namespace = method.name.slice(0, -1);
    for (const [index, segment] of namespace.entries()) {
      const child = node.children.get(segment) ?? grow(namespace.slice(0, index + 1));
      node.children.set(segment, child);
      node = child;
    }
    node.methods.push(method);
  }
  return root;
}

/** All nodes, each after those below it. */
export function resourceNodes(root: ResourceNode): readonly ResourceNode[] {
  return [...[...root.children.values()].flatMap(resourceNodes), root];
}

/** How the caller reaches it: `client.messages.batches`. */
export function resourcePath(node: ResourceNode): string {
  return ["client", ...node.namespace].join(".");
}

function grow(namespace: readonly string[]): GrowingNode {
  const words = namespace.map((segment) => segment.slice(0, 1).toUpperCase() + segment.slice(1));
  const className = namespace.length === 0 ? "Client" : `${words.join("")}Resource`;
  return { namespace, className, methods: [], children: new Map() };
}
