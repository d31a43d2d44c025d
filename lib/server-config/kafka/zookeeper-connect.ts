/** Whether a text is `host:port`, as a ZooKeeper client reads it. The port is required here, although a client has a default. */
export function isZookeeperHost(text: string): boolean {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?\.?):(\d{1,5})$/.exec(text);
  return match !== null && Number(match[2]) >= 1 && Number(match[2]) <= 65_535;
}

/** The nearest valid chroot (org.apache.zookeeper.common.PathUtils.validatePath); undefined if that is the root. */
export function cleanChroot(chroot: string): string | undefined {
  const parts = chroot
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ZooKeeper refuses them in paths
    .replace(/[\u0000-\u001f\u007f-\u009f\ud800-\uf8ff\ufff0-\uffff]/g, '')
    .split('/')
    .filter((part) => !['', '.', '..'].includes(part));
  return parts.length === 0 ? undefined : `/${parts.join('/')}`;
}
