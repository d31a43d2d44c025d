/** How many copies must have a write, beside how many there are. */
export const IN_SYNC_OF: readonly { readonly minimum: string; readonly factor: string }[] = [
  { minimum: 'min.insync.replicas', factor: 'default.replication.factor' },
  // the topic of consumer offsets has no minimum of its own
  { minimum: 'min.insync.replicas', factor: 'offsets.topic.replication.factor' },
  { minimum: 'transaction.state.log.min.isr', factor: 'transaction.state.log.replication.factor' },
];
