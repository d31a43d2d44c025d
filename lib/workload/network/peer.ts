/**
 * Who is at the other end of a connection: pods by their labels, or addresses. A pod without one of the labels, and one of another
 * namespace, is not the peer.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Peer {
  /**
   * Pods that have all these labels, in the namespace of the servers; `inNamespace` chooses another one.
   *
   * @param labels at least one
   */
  public static pods(labels: { [label: string]: string }): Peer {
    return new Peer({ kind: 'pods', podLabels: labels });
  }

  /** All pods of the namespace of the servers; `inNamespace` chooses another one, and `inAnyNamespace` all pods of Kubernetes. */
  public static allPods(): Peer {
    return new Peer({ kind: 'all-pods' });
  }

  /**
   * Addresses outside the pods' network. What reaches a server by a load balancer or the port of a node often has the address of that node,
   * and pods are better chosen by their labels: their addresses change.
   *
   * @param cidr a range: `203.0.113.0/24`, or `203.0.113.7/32` for one address
   * @param exceptions smaller ranges within it that are not the peer
   */
  public static addresses(cidr: string, ...exceptions: string[]): Peer {
    return new Peer({ kind: 'addresses', cidr, except: exceptions });
  }

  /** Everyone: all pods and all addresses. */
  public static anyone(): Peer {
    return new Peer({ kind: 'anyone' });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Peer';

  private constructor(private readonly facts: RenderedPeer) {}

  /**
   * The same pods, in another namespace: `Peer.pods({ app: 'prometheus' }).inNamespace('monitoring')`.
   *
   * @param name of the namespace
   */
  public inNamespace(name: string): Peer {
    return new Peer({ ...this.facts, namespaces: { name } });
  }

  /**
   * The same pods, in all namespaces that have all these labels.
   *
   * @param labels at least one
   */
  public inNamespaces(labels: { [label: string]: string }): Peer {
    return new Peer({ ...this.facts, namespaces: { labels } });
  }

  /** The same pods, in every namespace. Whoever may create a pod in any namespace can give it these labels. */
  public inAnyNamespace(): Peer {
    return new Peer({ ...this.facts, namespaces: 'any' });
  }

  /** @internal */
  public _render(): RenderedPeer {
    return this.facts;
  }
}

/**
 * A peer as policies and rules need it.
 *
 * @internal
 */
export interface RenderedPeer {
  readonly kind: 'pods' | 'all-pods' | 'addresses' | 'anyone';
  readonly podLabels?: { [label: string]: string };
  /** Where the pods are; undefined for the namespace of the servers. */
  readonly namespaces?: { readonly name: string } | { readonly labels: { [label: string]: string } } | 'any';
  readonly cidr?: string;
  readonly except?: readonly string[];
}
