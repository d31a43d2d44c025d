// type imports are free at run time, and make the compiler copy the files into the package
import type * as kafka39 from './3.9.json';
import type * as kafka40 from './4.0.json';
import type * as kafka41 from './4.1.json';
import type * as kafka42 from './4.2.json';
import type * as kafka43 from './4.3.json';
import type * as kafka44 from './4.4.json';
import type { ConfigModel } from './config-key';

/** Versions of Kafka with a model of their keys, oldest first. */
export const KAFKA_VERSIONS = ['3.9', '4.0', '4.1', '4.2', '4.3', '4.4'] as const;

export type KafkaVersion = (typeof KAFKA_VERSIONS)[number];

type Loaders = {
  '3.9': () => typeof kafka39;
  '4.0': () => typeof kafka40;
  '4.1': () => typeof kafka41;
  '4.2': () => typeof kafka42;
  '4.3': () => typeof kafka43;
  '4.4': () => typeof kafka44;
};

/** Each file is read on first use, and cached by Node. */
const LOADERS: Loaders = {
  '3.9': () => require('./3.9.json'),
  '4.0': () => require('./4.0.json'),
  '4.1': () => require('./4.1.json'),
  '4.2': () => require('./4.2.json'),
  '4.3': () => require('./4.3.json'),
  '4.4': () => require('./4.4.json'),
};

/** The keys of one version of Kafka. */
export function configModel(version: KafkaVersion): ConfigModel {
  return LOADERS[version]() as ConfigModel;
}
