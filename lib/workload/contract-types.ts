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
import type { Violation } from '../lint/rule';
import { foreignProps } from './foreign-tables';
import type { ServerContainer } from './server-container';

const CONTAINER_TYPES: PropTypes<ServerContainer> = {
  name: STRING,
  // a rule of its own says what an image is
  image: { expected: 'a string', accepts: () => true },
  command: STRINGS,
  args: STRINGS,
  preStop: STRINGS,
  env: objects(['name'], ['value']),
  reservedEnv: STRING_MAP,
  config: STRING_MAP,
  configPath: STRING,
  dataPath: STRING,
  transactionLogPath: STRING,
  additionalDataPaths: STRINGS,
  metadataPath: STRING,
  writablePaths: STRINGS,
  readinessNeedsQuorum: BOOLEAN,
  probes: MAP,
};

const REQUIRED = ['name', 'command', 'dataPath'] as const;

/** A container that can be rendered, and what is wrong with what a contract has returned. */
export interface CheckedContainer {
  readonly container: ServerContainer;
  readonly contractProblems: readonly Violation[];
}

/** Checks what the contract of an image returns: TypeScript does so too, but not for those who write JavaScript. */
export function checkedContainer(returned: ServerContainer): CheckedContainer {
  const validated = validateProps<ServerContainer>(
    returned,
    CONTAINER_TYPES,
    () => foreignProps().FOREIGN_CONTRACT_MEMBERS,
  );
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
