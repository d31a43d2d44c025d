import { NO_SERVICE_LINKS, placeholderIn, SERVICE_ADDRESS } from '../../../java/placeholders';
import { findingIf, type Rule } from '../../../lint/rule';
import { PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Keys that the parser reads as a text of any kind. */
const TEXT_KEYS: readonly string[] = ['dataDir', 'dataLogDir', '4lw.commands.whitelist'];

/** Values that another program should have replaced: no other rule reports anything about them. */
export const UNRESOLVED_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-unexpanded-placeholder',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => unresolvedIn(cfg, (key) => !TEXT_KEYS.includes(key)),
    why: 'ZooKeeper refuses to start: it reads the text as it is',
    source: PARSER,
    examples: {
      good: [{ clientPort: '2181' }],
      bad: [
        { clientPort: '${CLIENT_PORT}' },
        { clientPort: 'tcp://10.1.1.1:2181' },
        { tickTime: '{{ .Values.tickTime }}' },
        { 'server.1': 'zk-0.zk-svc:$(PEER_PORT):3888' },
      ],
    },
  },
  {
    id: 'zookeeper-placeholder-as-text',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: (cfg) => unresolvedIn(cfg, (key) => TEXT_KEYS.includes(key)),
    why: 'ZooKeeper reads the placeholder as it is: as the name of a directory',
    source: PARSER,
    examples: { good: [{ dataDir: '/data/zookeeper' }], bad: [{ dataDir: '/data/${HOSTNAME}' }] },
  },
];

function unresolvedIn(cfg: ZooCfg, isWanted: (key: string) => boolean) {
  return [...cfg.texts]
    .filter(([key]) => isWanted(key) && (cfg.known().some(({ name }) => name === key) || key.startsWith('server.')))
    .flatMap(([key, text]) => {
      const [address] = SERVICE_ADDRESS.exec(text) ?? [];
      if (address !== undefined) {
        const problem = `${key} contains ${address}, which is a variable that Kubernetes adds for a Service`;
        return [{ key, problem, fix: NO_SERVICE_LINKS }];
      }
      const placeholder = placeholderIn(text, 'ZooKeeper');
      return findingIf(placeholder !== undefined, {
        key,
        problem: `${key} contains ${placeholder?.text}`,
        fix: placeholder?.fix ?? '',
      });
    });
}
