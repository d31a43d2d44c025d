import type { PropertyGroup } from '../properties/property-group';

/** The authorizer of each kind of metadata: that of the other kind starts, and never serves. */
const AUTHORIZERS = {
  kraft: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  zookeeper: 'kafka.security.authorizer.AclAuthorizer',
};

/** Who may do what: the same for brokers and controllers, which would refuse each other otherwise. */
export const AUTHORIZATION_PROPERTIES = {
  owns: {},
  properties: ({ authorization, nodeName, store }): Record<string, string> => {
    if (authorization === undefined) return {};
    return {
      'authorizer.class.name': AUTHORIZERS[store],
      'super.users': [`User:${nodeName}`, ...authorization.superUsers].join(';'),
    };
  },
} as const satisfies PropertyGroup;
