import type { Duration } from 'cdk8s';
import { parseQuantity } from '../kubernetes/quantity';
import { BOOLEAN, NUMBER, type PropType, type PropTypes, quantityString, STRINGS } from '../lint/props/prop-types';
import { DURATION } from '../workload/prop-types';
import { ENSEMBLE_DEFAULTS } from './defaults';
import { CLIENT_PORT } from './ports';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** A key of zoo.cfg that follows from a prop. */
interface PropSetting {
  readonly key: string;
  readonly prop: keyof ZookeeperEnsembleProps;
  readonly type: PropType;
  /** The value as it is written. */
  write(value: never): string | number | boolean;
}

/** A key of zoo.cfg that is the same in every ensemble. */
interface FixedSetting {
  readonly key: string;
  readonly value: string | number | boolean;
  /** What to use instead of the key. */
  readonly instead: string;
}

/** What an ensemble writes into zoo.cfg, except the directories and the list of servers, in the order of the file. */
export const SETTINGS = [
  { key: 'tickTime', prop: 'tickTime', type: DURATION, write: milliseconds },
  { key: 'initLimit', prop: 'initLimit', type: NUMBER, write: asIs },
  { key: 'syncLimit', prop: 'syncLimit', type: NUMBER, write: asIs },
  { key: 'clientPort', value: CLIENT_PORT, instead: 'leave it out: clients connect to 2181' },
  { key: 'minSessionTimeout', prop: 'minSessionTimeout', type: DURATION, write: milliseconds },
  { key: 'maxSessionTimeout', prop: 'maxSessionTimeout', type: DURATION, write: milliseconds },
  { key: 'maxClientCnxns', prop: 'maxClientConnections', type: NUMBER, write: asIs },
  { key: 'maxCnxns', prop: 'maxConnections', type: NUMBER, write: asIs },
  { key: 'autopurge.snapRetainCount', prop: 'snapshotsRetained', type: NUMBER, write: asIs },
  { key: 'autopurge.purgeInterval', prop: 'purgeInterval', type: DURATION, write: hours },
  { key: 'snapCount', prop: 'snapshotCount', type: NUMBER, write: asIs },
  { key: 'preAllocSize', prop: 'preAllocationSize', type: quantityString('64Mi'), write: kibibytes },
  { key: 'globalOutstandingLimit', prop: 'globalOutstandingLimit', type: NUMBER, write: asIs },
  { key: 'leaderServes', prop: 'leaderServes', type: BOOLEAN, write: yesOrNo },
  { key: 'forceSync', prop: 'forceSync', type: BOOLEAN, write: yesOrNo },
  {
    key: '4lw.commands.whitelist',
    prop: 'fourLetterWords',
    type: STRINGS,
    write: (words: string[]) => words.join(','),
  },
  { key: 'admin.enableServer', prop: 'adminServer', type: BOOLEAN, write: asIs },
  {
    // a pod cannot resolve its own name before it is published: without this the election port binds three times, then exits
    key: 'quorumListenOnAllIPs',
    value: true,
    instead:
      'leave it out: it is true here, because with false servers could not start before their names are published',
  },
] as const satisfies readonly (PropSetting | FixedSetting)[];

/** Props that set one key of zoo.cfg each. */
type SettingProp = Extract<(typeof SETTINGS)[number], PropSetting>['prop'];

/** The types of these props. */
export const SETTING_TYPES = Object.fromEntries(
  SETTINGS.flatMap((setting) => ('prop' in setting ? [[setting.prop, setting.type]] : [])),
) as PropTypes<Pick<ZookeeperEnsembleProps, SettingProp>>;

/** The lines of zoo.cfg: the user's values, or else the defaults; keys without either are left out. */
export function settingLines(props: ZookeeperEnsembleProps): Record<string, string> {
  const values: { readonly [prop: string]: unknown } = { ...ENSEMBLE_DEFAULTS, ...props };
  return Object.fromEntries(
    (SETTINGS as readonly (PropSetting | FixedSetting)[]).flatMap((setting): [key: string, text: string][] => {
      if ('value' in setting) return [[setting.key, String(setting.value)]];
      const value = values[setting.prop];
      return value === undefined ? [] : [[setting.key, String(setting.write(value as never))]];
    }),
  );
}

export function milliseconds(duration: Duration): number {
  return duration.toMilliseconds({ integral: false });
}

function hours(duration: Duration): number {
  // cdk8s computes in fractions: 7,200,000 ms are 1.9999999999999998 of its hours
  return milliseconds(duration) / 3_600_000;
}

function asIs<Value extends number | boolean>(value: Value): Value {
  return value;
}

/** A text that is not a quantity is not changed: a rule reports it. */
function kibibytes(quantity: string): string {
  const bytes = parseQuantity(quantity);
  return bytes === undefined ? quantity : String(bytes / 1024);
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
