import type { Rule } from '../../lint/rule';
import { type OfficialContract, otherContract, otherVersion } from '../../workload/rules/image-contract';
import { keysOfVariable } from '../../workload/rules/settings-by-env';
import { insteadOfOwned } from '../owned-keys';
import type { EnsembleModel } from '../rules/model';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import { ZookeeperImage } from './zookeeper-image';

const OFFICIAL_ZOOKEEPER: OfficialContract = {
  product: 'zookeeper',
  name: 'ZookeeperImage.official',
  example: 'zookeeper:3.9.4',
  version: '3.9',
};

const official = (reference: string) => ({ image: ZookeeperImage.official(reference) });

/** Whether an image keeps the contract that it was given for. */
export const ZOOKEEPER_IMAGE_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  {
    id: 'zookeeper-image-of-another-contract',
    severity: 'error',
    about: ['image'],
    check: ({ image, container }) =>
      image._isOfficial === true ? otherContract(container.image, OFFICIAL_ZOOKEEPER) : [],
    why: 'its scripts, its configuration or its data are at other paths: the servers would not start, or lose their data',
    source: 'https://github.com/cdk8s-kafka/cdk8s-kafka/blob/main/docs/recipes.md#an-image-of-your-own',
    examples: {
      good: [
        official('mirror.example/library/zookeeper:3.9.3'),
        // anyone may have built these: they can be copies
        official('registry.example/team/zookeeper:3.9.4'),
        official('registry.example:5000/coordination@sha256:0123'),
      ],
      bad: [
        official('bitnami/zookeeper:3.9'),
        official('mirror.example/confluentinc/cp-zookeeper:7.9.0'),
        official('apache/kafka:3.9.2'),
      ],
    },
  },
  {
    id: 'zookeeper-image-of-another-version',
    severity: 'warning',
    about: ['image'],
    check: ({ image, container }) =>
      image._isOfficial === true && otherContract(container.image, OFFICIAL_ZOOKEEPER).length === 0
        ? otherVersion(container.image, OFFICIAL_ZOOKEEPER)
        : [],
    why: 'keys and their meaning differ between versions; before 3.8, logback.xml is not read',
    source: 'https://zookeeper.apache.org/releases.html',
    examples: {
      good: [official('zookeeper:3.9.3-jre-17')],
      bad: [official('zookeeper:3.8.4'), official('registry.example/team/zookeeper:3.4.14')],
    },
  },
  {
    id: 'zookeeper-env-without-effect',
    severity: 'error',
    about: ['env'],
    check: ({ image, workload }) =>
      image._isOfficial !== true
        ? []
        : workload.env.flatMap(({ name, value }) => {
            const fix = insteadOfVariable(name, value ?? '');
            return fix === undefined ? [] : [{ problem: `env sets ${name}`, fix }];
          }),
    why: 'only the entrypoint of an image reads such variables, and servers are started without it: it has no effect, or a wrong one',
    source: 'ZookeeperImage.official',
    examples: {
      good: [
        { env: [{ name: 'JVMFLAGS', value: '-Dzookeeper.nio.numWorkerThreads=4' }] },
        { env: [{ name: 'CLIENT_JVMFLAGS', value: '-Xmx64m' }] },
        { env: [{ name: 'ZOO_TEAM', value: 'read by an agent' }] },
      ],
      bad: [
        { env: [{ name: 'ZOO_TICK_TIME', value: '2000' }] },
        { env: [{ name: 'ZOO_MY_ID', value: '1' }] },
        { env: [{ name: 'ZOO_SERVERS', value: 'server.1=a:2888:3888' }] },
        { env: [{ name: 'ZOO_CFG_EXTRA', value: 'skipACL=yes' }] },
        { env: [{ name: 'ZOOKEEPER_TICK_TIME', value: '2000' }] },
        { env: [{ name: 'ZK_SERVER_HEAP', value: '1000' }] },
        { env: [{ name: 'ZOOCFGDIR', value: '/etc/zookeeper' }] },
      ],
    },
  },
];

const HEAP = 'use the heap prop';
const LOGBACK = 'use the logbackXml prop, the text of the file';

/** Variables of start scripts that set no key, or that the start script of this library overrides. */
const START_VARIABLES: Readonly<Record<string, string>> = {
  ZK_SERVER_HEAP: HEAP,
  ZOO_HEAP_SIZE: HEAP,
  KAFKA_HEAP_OPTS: HEAP,
  ZOO_LOG4J_PROP: LOGBACK,
  ZOO_LOG_LEVEL: LOGBACK,
  ZOOKEEPER_LOG4J_ROOT_LOGLEVEL: LOGBACK,
  ZOOKEEPER_LOG4J_LOGGERS: LOGBACK,
  ZOO_CONF_DIR: 'use the config prop: the file is in a ConfigMap',
  ZOOCFGDIR: 'use the config prop: the file is in a ConfigMap',
  ZOOCFG: 'use the config prop: the file is in a ConfigMap',
  ALLOW_ANONYMOUS_LOGIN: 'remove it: the servers ask for no login',
};

/** What to write instead of a variable; undefined if no image reads it as a setting. */
function insteadOfVariable(name: string, value: string): string | undefined {
  if (Object.hasOwn(START_VARIABLES, name)) return START_VARIABLES[name];
  // a name without a prefix may be that of an agent
  if (!name.startsWith('ZOO')) return undefined;
  const [key] = keysOfVariable('zookeeper', name, value);
  if (key === 'myid') return 'remove it: ids follow from the ordinals of the pods';
  if (key === undefined) return undefined;
  const owned = insteadOfOwned(key);
  return owned === undefined ? `use config: { ${JSON.stringify(key)}: ... }` : `${owned} (the key is ${key})`;
}
