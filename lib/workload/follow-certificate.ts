import type { CertificateFiles } from './certificate-files';
import { FOLLOW_CERTIFICATE } from './scripts/scripts';
import { shellQuote, shellScript } from './shell-script';

/** Secrets change rarely, and a look costs two reads of a file in memory. */
const INTERVAL_SECONDS = 10;

/** What a start script does first, if the server reads its key and its certificate from one file; nothing without such files. */
export function followCertificate(files: CertificateFiles): string {
  return shellScript(
    { SOURCE: shellQuote(files.source), TARGET: shellQuote(files.target), INTERVAL: String(INTERVAL_SECONDS) },
    FOLLOW_CERTIFICATE,
  );
}
