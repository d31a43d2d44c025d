import { CONTROLLERS } from './kraft';
import { LISTENERS } from './listeners';
import { LOGS } from './logs';
import { NAMES } from './names';
import { NUMBERS } from './numbers';
import { SECURITY } from './security';
import type { Subject } from './subject';
import { WITH_ZOOKEEPER } from './with-zookeeper';

/** Hand-written combinations that are likely to reveal differences. */
export const BY_HAND: readonly Subject[] = [
  ...LISTENERS,
  ...CONTROLLERS,
  ...SECURITY,
  ...LOGS,
  ...NUMBERS,
  ...NAMES,
  ...WITH_ZOOKEEPER,
];
