import type { PropertyGroup } from './property-group';

const USE_STORAGE = "leave it out: the image's contract says where the data is; choose its volume by the storage prop";
const USE_METADATA_STORAGE = 'use the metadataStorage prop';

/** Where brokers keep their data: only the image knows the directories, and writes them. */
export const DATA_DIR_PROPERTIES = {
  owns: { 'log.dir': USE_STORAGE, 'log.dirs': USE_STORAGE, 'metadata.log.dir': USE_METADATA_STORAGE },
} as const satisfies PropertyGroup;
