import type { RenderedAccess } from '../workload/network/access-options';
import { fromScrapers, toOthers } from '../workload/network/connections';
import { Peer } from '../workload/network/peer';
import { networkPolicy } from '../workload/objects/network-policy';
import type { Workload } from '../workload/workload';
import { ELECTION_PORT, SERVER_PORT } from './ports';

/** The policy of an ensemble: the port for clients is for clients, and those among servers are for servers. */
export function ensemblePolicy(workload: Workload, access: RenderedAccess): object {
  const among = { ports: [SERVER_PORT, ELECTION_PORT], peers: [Peer.pods(workload.selector)] };
  return networkPolicy(workload, {
    ingress: [
      { ports: clientPorts(workload), peers: access.clients ?? [] },
      among,
      fromScrapers(workload.ports, access),
    ],
    egress: access.egress && [among, ...toOthers(access.egress)],
  });
}

/** All ports of the servers that are not for servers. */
function clientPorts({ ownPorts }: Workload): readonly number[] {
  return ownPorts.map(({ port }) => port).filter((port) => port !== SERVER_PORT && port !== ELECTION_PORT);
}
