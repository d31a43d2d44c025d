import type { Duration } from 'cdk8s';
import { isDnsSubdomain } from '../kubernetes/names';
import { describe } from '../lint/props/prop-types';
import { findingIf, type Violation } from '../lint/rule';

/** What cert-manager is asked for. */
interface Requested {
  readonly issuer?: string;
  readonly issuerKind?: string;
  readonly duration?: Duration;
  readonly renewBefore?: Duration;
}

/** What is wrong with the name of a Secret. */
export function wrongSecretName(factory: string, name: unknown): readonly Violation[] {
  return findingIf(typeof name !== 'string' || !isDnsSubdomain(name), {
    problem: `Certificate.${factory} has ${describe(name)}`,
    fix: `use the name of a Secret: Certificate.${factory}('kafka-tls'${factory === 'fromSecret' ? '' : ", { issuer: 'kafka-ca' }"})`,
  });
}

const ISSUER_KINDS = ['Issuer', 'ClusterIssuer'];
const SHORTEST = { duration: 60, renewBefore: 5 };

/** What is wrong with what cert-manager is asked for. */
export function wrongRequest({ issuer = '', issuerKind, duration, renewBefore }: Requested): readonly Violation[] {
  const minutes = (time: Duration | undefined) => time && time.toMilliseconds() / 60_000;
  const [valid, before] = [minutes(duration), minutes(renewBefore)];
  const isShort = (time: number | undefined, shortest: number) =>
    time !== undefined && (time < shortest || !Number.isInteger(time));
  return [
    ...findingIf(!isDnsSubdomain(issuer), {
      problem: `the issuer of Certificate.fromCertManager is ${describe(issuer)}`,
      fix: "use the name of an Issuer: issuer: 'kafka-ca'",
    }),
    ...findingIf(issuerKind !== undefined && !ISSUER_KINDS.includes(issuerKind), {
      problem: `the issuerKind of Certificate.fromCertManager is ${describe(issuerKind)}`,
      fix: "use 'Issuer' or 'ClusterIssuer'",
    }),
    ...findingIf(isShort(valid, SHORTEST.duration), {
      problem: `the duration of Certificate.fromCertManager is ${duration?.toHumanString()}`,
      fix: 'use whole minutes, one hour or more: Duration.days(90)',
    }),
    ...findingIf(isShort(before, SHORTEST.renewBefore) || (before ?? 0) >= (valid ?? Number.POSITIVE_INFINITY), {
      problem: `the renewBefore of Certificate.fromCertManager is ${renewBefore?.toHumanString()}`,
      fix: 'use whole minutes, five or more, and less than the duration: Duration.days(30)',
    }),
  ];
}

/** What JavaScript users have passed where a Certificate belongs. */
export function notACertificate(value: unknown): readonly Violation[] {
  const fix = "use a Certificate, such as Certificate.fromSecret('kafka-tls')";
  return [{ problem: `the certificate is ${describe(value)}`, fix }];
}
