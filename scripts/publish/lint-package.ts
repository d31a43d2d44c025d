import { readFileSync } from 'node:fs';

/**
 * What other tools would find wrong with the tarball: publint reads package.json and the files that it names, "are the types wrong"
 * resolves the package as each kind of importer does.
 */
export async function lintPackage(tarball: string): Promise<readonly string[]> {
  // ES modules that cannot be required
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer },
    level: 'suggestion',
    strict: true,
  });
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)));
  const problems = analysis.types === false ? ['no types at all'] : analysis.problems.map(nameOf);
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
    ...problems.map((problem) => `types: ${problem}`),
  ];
}

function nameOf(problem: object): string {
  const { kind, entrypoint, resolutionKind } = problem as Readonly<Record<string, string | undefined>>;
  return [kind, entrypoint, resolutionKind].filter((word) => word !== undefined).join(' ');
}
