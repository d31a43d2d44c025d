// Kafka takes files of any name: these are the names that the constructs write. The check and the review know a server's file by its keys,
// but a file of dynamic properties only by its name, because hardly any of its keys tells whose it is.

/** Properties that are read at a start. */
export const SERVER_FILE = 'server.properties';

/** Properties that change without a restart: nodes start with them too, and a Job applies them to running ones. */
export const DYNAMIC_FILE = 'dynamic.properties';

/** The metadata version of a cluster: its disks are formatted with it, and a Job raises the features to it. */
export const FEATURES_FILE = 'features.properties';

/** What Kafka's tools need to connect to the listeners that nodes use among themselves. */
export const CLIENT_FILE = 'client.properties';
