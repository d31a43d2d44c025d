import { acceptsDial, type DialedQuorum, dialedQuorum } from '../../../servers/connections';
import { isController } from '../../../servers/quorum-voters';
import type { ReviewContext } from '../../review-context';
import { KRAFT } from '../sources';
import { type Combination, changedValue } from './combination';
import { type ConfigInBoth, configsInBoth } from './configs-in-both';

/** How servers connect to controllers, together with where those listen. */
export const QUORUM_CONNECTION_COMBINATIONS: readonly Combination[] = [
  {
    what: 'servers that connect to controllers where some of these do not listen',
    effect: 'OUTAGE',
    why: 'while it is rolled out, servers and controllers that have restarted and those that have not do not find each other: they connect to a port that is not open yet, or no longer, or speak another protocol than it expects. Brokers cannot register, and controllers have no leader',
    steps: [
      'let the controllers listen on the new listener too: add it to listeners, controller.listener.names (after the old one) and listener.security.protocol.map, and restart all servers',
      'connect by the new one: its port in controller.quorum.voters, its name first in controller.listener.names; keep the old one, and restart all servers',
      'then remove the old listener, and restart all servers',
    ],
    source: KRAFT,
    find: (context) => dialers(context).flatMap((dialer) => lostConnections(dialer)),
  },
];

/** A server that connects to a quorum, and the controllers of that. */
interface Dialer {
  readonly config: ConfigInBoth;
  readonly dials: readonly [from: DialedQuorum, to: DialedQuorum];
  readonly controllers: readonly ConfigInBoth[];
}

function dialers(context: ReviewContext): readonly Dialer[] {
  const configs = configsInBoth(context, 'broker');
  if (!configs.some(({ isChanged }) => isChanged)) return [];
  return configs.flatMap((config): Dialer[] => {
    const [from, to] = [config.oldEntries, config.newEntries].map(dialedQuorum);
    // other voters are another change
    if (from === undefined || to === undefined || from.voters !== to.voters) return [];
    const controllers = configs.filter(({ oldEntries, newEntries }) =>
      [oldEntries, newEntries].every(
        (entries) => isController(entries) && dialedQuorum(entries)?.voters === from.voters,
      ),
    );
    return [{ config, dials: [from, to], controllers }];
  });
}

function lostConnections({ config, dials, controllers }: Dialer) {
  const [from, to] = dials.map(({ ports, protocol }) => `${protocol ?? 'unknown protocol'}, port ${ports.join(', ')}`);
  const sides = controllers.map(({ oldEntries, newEntries }) => [oldEntries, newEntries] as const);
  const wasLost = sides.some(([old]) => !acceptsDial(old, dials[0]));
  const isLost = sides.some((both) => both.some((side) => dials.some((dial) => !acceptsDial(side, dial))));
  // controllers that are in no manifest may listen anywhere
  const isUnknown = sides.length === 0 && from !== to;
  if (!isUnknown && (wasLost || !isLost)) return [];
  const isSamePort =
    config.newEntries.get('controller.quorum.voters') === config.oldEntries.get('controller.quorum.voters');
  const path = config.pathOf(isSamePort ? 'controller.listener.names' : 'controller.quorum.voters');
  return [changedValue(config.object, path, from, to)];
}
