/** What is wrong with the servers and the folder of a ZooKeeper connection, each with what to write instead. */

/** Whether a text is `host:port`, as a ZooKeeper client reads it; a missing port is 2181 to it. */
export function isHostAndPort(text: string): boolean {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?\.?):(\d{1,5})$/.exec(text);
  return match !== null && Number(match[2]) >= 1 && Number(match[2]) <= 65_535;
}

/** A folder that ZooKeeper takes (org.apache.zookeeper.common.PathUtils.validatePath); undefined where it is the root. */
export function cleanChroot(chroot: string): string | undefined {
  const parts = chroot
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ZooKeeper refuses them in paths
    .replace(/[\u0000-\u001f\u007f-\u009f\ud800-\uf8ff\ufff0-\uffff]/g, '')
    .split('/')
    .filter((part) => !['', '.', '..'].includes(part));
  return parts.length === 0 ? undefined : `/${parts.join('/')}`;
}
