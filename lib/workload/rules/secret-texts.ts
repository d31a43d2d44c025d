import type { Rule } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Names of variables that hold a secret, and not the path of one. */
const SECRET_VARIABLE = /(PASSWORD|PASSPHRASE|SECRET|TOKEN|PRIVATE_KEY|API_KEY)$/i;

/** An option such as `-Djavax.net.ssl.keyStorePassword=...`. */
const SECRET_OPTION = /^-D[\w.]*(?:password|passphrase|secret|token)=(.+)$/i;

/** A path, or what a shell or another program puts in. */
const NOT_A_SECRET = /^$|^\/|\$[({]/;

/** Secrets in the pod template, where everyone can read them. */
export const SECRET_TEXT_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'secret-in-variable',
    severity: 'error',
    about: ['env'],
    check: ({ workload: { env } }) =>
      env
        .filter(({ name, value }) => SECRET_VARIABLE.test(name) && !NOT_A_SECRET.test(value ?? ''))
        .map(({ name }) => ({
          problem: `env has ${name} in plain text`,
          fix: `take it from a Secret: { name: '${name}', valueFrom: { secretKeyRef: { name: 'a-secret', key: 'password' } } }`,
        })),
    why: 'whoever may read StatefulSets or pods, the repository with the manifests or its history has the secret',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
    examples: {
      good: [
        { env: [{ name: 'TRUSTSTORE_PASSWORD', valueFrom: { secretKeyRef: { name: 'tls', key: 'password' } } }] },
        { env: [{ name: 'TOKEN', value: '/var/run/secrets/token' }] },
        { env: [{ name: 'TOKEN', value: '$(OTHER)' }] },
      ],
      bad: [{ env: [{ name: 'TRUSTSTORE_PASSWORD', value: 'topsecret' }] }],
    },
  },
  {
    id: 'secret-in-jvm-option',
    severity: 'error',
    about: ['jvmOptions'],
    check: ({ workload: { jvmOptions } }) =>
      jvmOptions
        .filter((option) => !NOT_A_SECRET.test(SECRET_OPTION.exec(option)?.[1] ?? ''))
        .map((option) => ({
          problem: `jvmOptions has ${option.replace(/=.*/, '')} in plain text`,
          fix: 'write the property of Kafka that takes a reference to a mounted Secret instead, or mount a Secret with an argument file, and give -XX:VMOptionsFile=/its/path',
        })),
    why: 'the command of a process is visible to everyone on the node, and to whoever may read the manifests',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    examples: {
      good: [{ jvmOptions: ['-Djava.security.auth.login.config=/mnt/login.conf'] }, { jvmOptions: ['-Xss512k'] }],
      bad: [{ jvmOptions: ['-Djavax.net.ssl.keyStorePassword=topsecret'] }],
    },
  },
];
