import type { Listener } from './listener';

/** The listener for brokers and for clients inside the Kubernetes cluster, as in the article. */
export const INTERNAL_LISTENER: Listener = {
  name: 'PLAINTEXT',
  protocol: 'PLAINTEXT',
  port: { name: 'server', port: 9093 },
};
