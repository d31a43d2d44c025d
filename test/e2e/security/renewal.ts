import { X509Certificate } from 'node:crypto';
import { eventually } from '../eventually';
import { kubectl, kubectlJson } from '../kubectl';

/** Where the nodes of a cluster show a certificate, with one listener for clients. */
const PORTS: readonly string[] = [0, 1, 2].flatMap((ordinal) => [
  `kafka-${ordinal}.kafka-svc:9095`,
  `kafka-${ordinal}.kafka-svc:9092`,
  `kafka-controllers-${ordinal}.kafka-controllers-svc:9096`,
]);

/** What became of a run of the CronJob. */
export interface Renewal {
  readonly succeeded: boolean;
  readonly log: string;
}

/**
 * Runs the CronJob now, and awaits its end.
 *
 * @param patience seconds for which it asks nodes again, if not as many as it has; it is tried once then
 */
export async function renew(namespace: string, job: string, patience?: number): Promise<Renewal> {
  const create = ['create', 'job', job, '--from=cronjob/kafka-crt', '--namespace', namespace];
  if (patience === undefined) {
    await kubectl(create);
  } else {
    const text = await kubectl([...create, '--dry-run=client', '--output=json']);
    const impatient = text
      .replace(/PATIENCE=\d+/, `PATIENCE=${patience}`)
      .replace(/"backoffLimit": ?1/, '"backoffLimit": 0');
    await kubectl(['create', '-f', '-', '--namespace', namespace], { input: impatient });
  }
  let end: string | undefined;
  const missing = async () => {
    const { status } = await kubectlJson<JobStatus>(['get', 'job', job, '--namespace', namespace]);
    end = status.conditions?.find(({ type, status: is }) => ENDS.includes(type) && is === 'True')?.type;
    return end === undefined ? 'it runs' : undefined;
  };
  await eventually(`the Job ${job} has ended`, missing, { timeout: 1200, pause: 3000 });
  const log = await kubectl(['logs', '--selector', `job-name=${job}`, '--namespace', namespace, '--tail=-1']);
  return { succeeded: end === 'Complete', log };
}

/** The serial number that each port shows to who connects now, or what was said instead. */
export async function served(namespace: string): Promise<Readonly<Record<string, string>>> {
  const asks = PORTS.map((port) => `echo "== ${port}"; keytool -printcert -rfc -sslserver ${port} 2>&1 || true`);
  const exec = ['exec', '--namespace', namespace, 'kafka-0', '-c', 'kafka', '--', 'bash', '-c', asks.join('\n')];
  const parts = (await kubectl(exec)).split('== ').slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [pem] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(part) ?? [];
      return [part.split('\n', 1)[0], pem === undefined ? part.trim() : new X509Certificate(pem).serialNumber];
    }),
  );
}

const ENDS: readonly string[] = ['Complete', 'Failed'];

interface JobStatus {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}
