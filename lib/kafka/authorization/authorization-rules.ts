import { findingIf, type Rule } from '../../lint/rule';
import { Certificate } from '../../workload/certificate';
import { NodeSecurity } from '../../workload/node-security';
import { Authentication } from '../listeners/authentication';
import { Listener } from '../listeners/listener';
import { chosenListeners } from '../listeners/listener-rules';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Authorization } from './authorization';

const byCertificate = NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'));
const listenersWith = (authentication?: Authentication) => ({
  listeners: { clients: Listener.inCluster({ port: 9092, authentication }) },
});

/** Access control. */
export const ACL_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-acls-without-node-identity',
    severity: 'error',
    about: ['authorization', 'nodeSecurity'],
    check: (model) =>
      findingIf(model.authorization !== undefined && model.nodeSecurity?._render()?.mode !== 'tls', {
        problem: 'access is controlled, and the nodes do not prove who they are',
        fix: "use nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')); on a running cluster, once all nodes speak TLS",
      }),
    why: 'the controllers would deny the requests of the brokers: the cluster would not form',
    source: 'https://kafka.apache.org/43/security/authorization-and-acls/',
    examples: {
      good: [{ ...listenersWith(), authorization: Authorization.acls(), nodeSecurity: byCertificate }],
      bad: [
        { authorization: Authorization.acls() },
        {
          authorization: Authorization.acls(),
          nodeSecurity: NodeSecurity.acceptingPlaintext(Certificate.fromSecret('kafka-tls')),
        },
      ],
    },
  },
  {
    id: 'kafka-acls-for-anonymous-clients',
    severity: 'warning',
    about: ['authorization', 'listeners'],
    check: (model) =>
      chosenListeners(model).flatMap(({ key, kind }) =>
        findingIf(model.authorization !== undefined && kind === 'none', {
          problem: `access is controlled, and clients of listeners.${key} do not say who they are`,
          fix: 'add authentication, such as Authentication.mutualTls()',
        }),
      ),
    why: 'all of them are User:ANONYMOUS: they can do nothing, or share what is allowed to that user',
    source: 'https://kafka.apache.org/43/security/authorization-and-acls/',
    examples: {
      good: [
        {
          ...listenersWith(Authentication.mutualTls()),
          authorization: Authorization.acls(),
          nodeSecurity: byCertificate,
        },
      ],
      bad: [{ ...listenersWith(), authorization: Authorization.acls(), nodeSecurity: byCertificate }],
    },
  },
  {
    id: 'kafka-invalid-acl-options',
    severity: 'error',
    about: ['authorization'],
    check: ({ authorization }) => [
      ...(authorization?._render().rejected ?? []),
      ...(authorization?._render().superUsers ?? []).flatMap((principal) =>
        findingIf(!/^User:[^;]+$/.test(principal), {
          problem: `superUsers has ${JSON.stringify(principal)}`,
          fix: 'write User: and the name, one principal in each item: User:admin',
        }),
      ),
    ],
    why: 'Kafka takes such a principal for another one, or does not start',
    source: 'https://kafka.apache.org/43/security/authorization-and-acls/',
    examples: {
      good: [
        {
          ...listenersWith(Authentication.mutualTls()),
          authorization: Authorization.acls({ superUsers: ['User:admin'] }),
          nodeSecurity: byCertificate,
        },
      ],
      bad: [
        { authorization: Authorization.acls({ superUsers: ['admin'] }), nodeSecurity: byCertificate },
        { authorization: Authorization.acls({ superUsers: ['User:a;User:b'] }), nodeSecurity: byCertificate },
      ],
    },
  },
];
