import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './run-app';

/** The fenced code blocks of a page that are in this language. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text);
}

/**
 * Compiles programs with the options of this repository, and returns the errors of each by its name. Most of the time goes
 * into reading the declarations of the libraries, so compile everything in one call.
 */
export function compile(programs: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const files = new Map(Object.entries(programs).map(([name, text]) => [join(ROOT, `${name}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const errorsOf = (name: string) => {
    // lib/ is checked by `npm run typecheck`
    const source = program.getSourceFile(join(ROOT, `${name}.ts`));
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
  return Object.fromEntries(Object.keys(programs).map((name) => [name, errorsOf(name)]));
}
