import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule, repeated } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** A name of a port as Kubernetes takes it: at most 15 characters, a letter among them, no two hyphens beside each other. */
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** Ports besides those of the server itself. */
export const MORE_PORT_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'invalid-port',
    severity: 'error',
    about: ['ports'],
    check: ({ workload: { ports } }) =>
      ports.flatMap(({ name, port, onService }) => [
        ...findingIf(!PORT_NAME.test(name), {
          problem: `ports has the name ${JSON.stringify(name)}`,
          fix: 'use lower-case letters, digits and single hyphens, at most 15 characters, with a letter among them',
        }),
        ...findingIf(!Number.isInteger(port) || port < 1 || port > 65_535, {
          problem: `the port ${JSON.stringify(name)} is ${describe(port)}`,
          fix: 'use a whole number from 1 to 65535',
        }),
        ...findingIf(onService !== undefined && typeof onService !== 'boolean', {
          problem: `onService of the port ${JSON.stringify(name)} is ${describe(onService)}`,
          fix: 'use true or false',
        }),
      ]),
    why: 'the API server rejects the StatefulSet or the Service',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    examples: {
      good: [
        { ports: [{ name: 'metrics', port: 9404 }] },
        { ports: [{ name: '5m-stats', port: 1, onService: false }] },
      ],
      bad: [
        { ports: [{ name: 'Metrics', port: 9404 }] },
        { ports: [{ name: 'sixteen-letters-', port: 9404 }] },
        { ports: [{ name: 'much-too-long-a-name', port: 9404 }] },
        { ports: [{ name: '9404', port: 9404 }] },
        { ports: [{ name: 'a--b', port: 9404 }] },
        { ports: [{ name: 'metrics', port: 0 }] },
        { ports: [{ name: 'metrics', port: 70_000 }] },
        { ports: [{ name: 'metrics', port: '9404' as never }] },
      ],
    },
  },
  {
    id: 'duplicate-port',
    severity: 'error',
    about: ['ports'],
    check: ({ workload: { ports, ownPorts } }) => {
      const all = [...ownPorts, ...ports];
      const taken = (what: string) => ({
        problem: `${what} exists twice; the server has ${ownPorts.map(({ name, port }) => `${name} ${port}`).join(', ')}`,
        fix: 'change it in ports',
      });
      return [
        ...repeated(all.map(({ name }) => name))
          .filter((each) => ports.some(({ name }) => name === each))
          .map((name) => taken(`the port name ${JSON.stringify(name)}`)),
        ...repeated(all.map(({ port }) => port))
          .filter((each) => ports.some(({ port }) => port === each))
          .map((port) => taken(`the port ${port}`)),
      ];
    },
    why: 'the API server rejects the objects, or a second program cannot open the port',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    examples: {
      good: [
        {
          ports: [
            { name: 'metrics', port: 9404 },
            { name: 'jmx', port: 5555 },
          ],
        },
      ],
      bad: [
        { ports: [{ name: 'server', port: 9404 }] },
        {
          ports: [
            { name: 'a', port: 9404 },
            { name: 'b', port: 9404 },
          ],
        },
        {
          ports: [
            { name: 'a', port: 1 },
            { name: 'a', port: 2 },
          ],
        },
      ],
    },
  },
];
