import type { Feature } from './feature';

const INSTEAD = "leave it out: the image's contract says where the data is; choose its volume by the storage prop";

/** Where brokers keep their data: only the image knows the directories, and writes them. */
export const LOG_DIRS = {
  owns: { 'log.dir': INSTEAD, 'log.dirs': INSTEAD },
} as const satisfies Feature;
