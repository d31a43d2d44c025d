import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Passes the path of a temporary key store with a self-signed certificate. */
export function withKeyStore<Result>(password: string, work: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'key-store-'));
  const path = join(folder, 'keystore.p12');
  const store = ['-storetype', 'PKCS12', '-keystore', path, '-storepass', password];
  const { status, stdout, stderr } = spawnSync(
    'keytool',
    ['-genkeypair', '-alias', 'a', '-keyalg', 'EC', '-dname', 'CN=a', ...store],
    {
      encoding: 'utf8',
    },
  );
  try {
    if (status !== 0) throw new Error(`keytool made no key store: ${stdout}${stderr}`);
    return work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
