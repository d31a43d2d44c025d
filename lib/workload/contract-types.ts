import {
  BOOLEAN,
  MAP,
  objects,
  type PropTypes,
  STRING,
  STRING_MAP,
  STRINGS,
  validateProps,
} from '../lint/props/prop-types';
import { foreignNames } from '../lint/props/unknown-prop';
import type { Violation } from '../lint/rule';
import type { ServerContainer } from './server-container';

const CONTAINER_TYPES: PropTypes<ServerContainer> = {
  name: STRING,
  // a rule of its own says what an image is
  image: { expected: 'a string', accepts: () => true },
  command: STRINGS,
  args: STRINGS,
  env: objects(['name'], ['value']),
  reservedEnv: STRING_MAP,
  config: STRING_MAP,
  configPath: STRING,
  dataPath: STRING,
  transactionLogPath: STRING,
  writablePaths: STRINGS,
  readinessNeedsQuorum: BOOLEAN,
  probes: MAP,
};

/** Names of earlier versions, and of Kubernetes. */
const FOREIGN_MEMBERS = foreignNames(
  ['ownedEnv ownEnv', 'write reservedEnv'],
  ['files configFiles configMap', 'write config: { file: text }'],
  ['configDir configDirectory', 'write configPath'],
  ['dataDir dataDirectory', 'write dataPath'],
  ['logDir transactionLogDir dataLogPath', 'write transactionLogPath'],
  ['scratch scratchPaths emptyDirs', 'write writablePaths'],
  ['readinessProbe livenessProbe startupProbe', 'write probes: { readiness: { ... } }'],
  ['entrypoint', 'write command'],
);

const REQUIRED = ['name', 'command', 'dataPath'] as const;

/** A container that can be rendered, and what is wrong with what a contract has returned. */
export interface CheckedContainer {
  readonly container: ServerContainer;
  readonly contractProblems: readonly Violation[];
}

/** Checks what the contract of an image returns: TypeScript does so too, but not for those who write JavaScript. */
export function checkedContainer(returned: ServerContainer): CheckedContainer {
  const validated = validateProps<ServerContainer>(returned, CONTAINER_TYPES, FOREIGN_MEMBERS);
  const { props, unknown, wrongType } = validated;
  const missing = REQUIRED.filter((member) => props[member] === undefined && !validated.rejected.includes(member));
  return {
    container: {
      ...props,
      name: props.name ?? 'server',
      image: props.image,
      command: props.command ?? [],
      dataPath: props.dataPath ?? '/data',
    },
    contractProblems: [
      ...[...unknown, ...wrongType].map(({ problem, fix }) => ({
        problem: `container() returns this: ${problem}`,
        fix,
      })),
      ...missing.map((member) => ({ problem: `container() returns no ${member}`, fix: `add ${member}` })),
    ],
  };
}
