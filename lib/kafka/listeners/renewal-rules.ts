import { Duration } from 'cdk8s';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { Certificate } from '../../workload/certificate';
import { NodeSecurity } from '../../workload/node-security';
import { ZookeeperConnection } from '../../zookeeper/connection';
import { Metadata } from '../metadata/metadata';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Authentication } from './authentication';
import { CertificateRenewal } from './certificate-renewal';
import { Listener } from './listener';
import { hasCertificates } from './planned-listener';
import { cannotRenew, RENEWAL_SUFFIX, renewalPlan, wholeHours } from './renewal-plan';

/** The API server takes 52 characters for a CronJob: it adds the time to the names of its Jobs. */
const MAX_CRON_JOB_NAME = 52;

const secured = {
  metadata: Metadata.kraft(),
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: { clients: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls() }) },
};
const named = (length: number) => ({ name: 'k'.repeat(length), metadata: Metadata.kraft({ name: 'controllers' }) });
const hourly = CertificateRenewal.every(Duration.hours(1));

/** How renewed certificates reach running nodes. */
export const RENEWAL_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-renewal-interval',
    severity: 'error',
    about: ['certificateRenewal'],
    check: ({ chosen: { certificateRenewal } }) => {
      const interval = certificateRenewal?._render();
      return findingIf(interval !== undefined && wholeHours(interval) === undefined, {
        problem: `CertificateRenewal.every has ${typeof interval?.toHumanString === 'function' ? interval.toHumanString() : describe(interval)}`,
        fix: 'use 1, 2, 3, 4, 6, 8, 12 or 24 hours: CertificateRenewal.every(Duration.hours(6))',
      });
    },
    why: 'a schedule has fixed times of the day: other intervals cannot be written as one',
    source: 'CertificateRenewal.every',
    examples: {
      good: [
        { ...secured, certificateRenewal: hourly },
        { ...secured, certificateRenewal: CertificateRenewal.every(Duration.days(1)) },
      ],
      bad: [
        { ...secured, certificateRenewal: CertificateRenewal.every(Duration.minutes(90)) },
        { ...secured, certificateRenewal: CertificateRenewal.every('1h' as never) },
      ],
    },
  },
  {
    id: 'kafka-impossible-renewal',
    severity: 'error',
    about: ['certificateRenewal', 'metadata', 'image', 'nodeSecurity', 'listeners'],
    check: (model) => {
      if (model.chosen.certificateRenewal?._render() === undefined) return [];
      const reason = hasCertificates(model) ? cannotRenew(model) : 'no listener has a certificate';
      return findingIf(reason !== undefined, {
        problem: `certificateRenewal has an interval, and nodes cannot be asked: ${reason}`,
        fix: 'remove it, or write CertificateRenewal.onNextRestart(): a node takes a renewed certificate when it restarts',
      });
    },
    why: 'the CronJob would fail, or have nothing to do, while someone relies on it',
    source: 'https://kafka.apache.org/39/configuration/broker-configs/#updating-password-configs-dynamically',
    examples: {
      good: [secured, { ...secured, certificateRenewal: hourly }],
      bad: [
        { certificateRenewal: hourly },
        { ...secured, certificateRenewal: hourly, metadata: Metadata.zookeeper(ZookeeperConnection.of('zk:2181')) },
      ],
    },
  },
  {
    id: 'kafka-long-name-of-renewal',
    severity: 'error',
    about: ['certificateRenewal', 'nodeSecurity', 'listeners'],
    check: (model) => {
      const name = `${model.main.workload.name}-${RENEWAL_SUFFIX}`;
      return findingIf(name.length > MAX_CRON_JOB_NAME && renewalPlan(model)?.hours !== undefined, {
        problem: `the CronJob for certificates would be ${name}, ${name.length} characters`,
        fix: `use a name of at most ${MAX_CRON_JOB_NAME - RENEWAL_SUFFIX.length - 1} characters, or CertificateRenewal.onNextRestart()`,
      });
    },
    why: 'the API server refuses a CronJob whose name has more than 52 characters',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
    examples: {
      good: [
        { ...secured, ...named(48) },
        { ...secured, ...named(49), certificateRenewal: CertificateRenewal.onNextRestart() },
      ],
      bad: [{ ...secured, ...named(49) }],
    },
  },
];
