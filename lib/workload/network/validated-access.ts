import {
  choice,
  everyItem,
  isPlainObject,
  NUMBER,
  optionViolations,
  type PropType,
  type PropTypes,
  validateProps,
} from '../../lint/props/prop-types';
import { foreignProps } from '../foreign-tables';
import type { EgressDestination, EgressOptions, RenderedAccess, RestrictedAccessOptions } from './access-options';

const PEER: PropType = choice('Peer', "a Peer, such as Peer.pods({ app: 'shop' })");
const PEERS: PropType = everyItem(PEER, "a list of Peers, such as [Peer.pods({ app: 'shop' })]");

/** What else is wrong with its ports, a rule reports. */
function isDestination(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { to, ports } = value as Partial<EgressDestination>;
  return PEER.accepts(to) && (ports === undefined || Array.isArray(ports));
}

const ACCESS_TYPES: PropTypes<RestrictedAccessOptions> = { clients: PEERS, scrapers: PEERS };

const EGRESS_TYPES: PropTypes<EgressOptions> = {
  dns: PEERS,
  dnsPort: NUMBER,
  destinations: {
    expected: "a list of objects with a Peer, such as [{ to: Peer.addresses('198.51.100.7/32'), ports: [443] }]",
    accepts: (value) => Array.isArray(value) && value.every(isDestination),
  },
};

/**
 * The options that can be used, and what is wrong with the others.
 *
 * @param egress undefined if egress is not restricted
 */
export function validatedAccess(options: RestrictedAccessOptions, egress: EgressOptions | undefined): RenderedAccess {
  const ingress = validateProps(options, ACCESS_TYPES, () => foreignProps().FOREIGN_ACCESS_OPTIONS);
  const others = egress && validateProps(egress, EGRESS_TYPES, () => foreignProps().FOREIGN_EGRESS_OPTIONS);
  return {
    ...ingress.props,
    egress: others?.props,
    rejected: [ingress, others].flatMap((validated) => (validated === undefined ? [] : optionViolations(validated))),
  };
}
