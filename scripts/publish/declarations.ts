import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Leaves of the type declarations what users see: members marked `@internal` are removed, as `stripInternal` of tsc does, which
 * jsii does not allow; then imports that nothing uses, and files that index.d.ts does not reach. An internal base class stays.
 */
export function publicDeclarations(build: string): void {
  const kept = new Set<string>();
  const keep = (file: string): void => {
    if (kept.has(file)) return;
    kept.add(file);
    const text = publicDeclaration(readFileSync(file, 'utf8'));
    writeFileSync(file, text);
    for (const target of relativeImports(text)) keep(declarationFile(join(dirname(file), target)));
  };
  keep(join(build, 'index.d.ts'));
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts') && !kept.has(join(build, file))) rmSync(join(build, file));
  }
}

/** One declaration file without what is internal. */
export function publicDeclaration(text: string): string {
  return withoutUnusedImports(withoutInternal(text));
}

function withoutInternal(text: string): string {
  const cuts: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
    const last = comments.at(-1);
    const isInternal = last !== undefined && text.slice(last.pos, last.end).includes('@internal');
    if (isInternal && (ts.isClassElement(node) || ts.isTypeElement(node))) {
      cuts.push([node.getFullStart(), node.getEnd()]);
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(parsed(text));
  return cuts.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}

function withoutUnusedImports(text: string): string {
  const file = parsed(text);
  const imports = file.statements.filter(ts.isImportDeclaration);
  const body = imports.reduceRight(
    (rest, node) => rest.slice(0, node.getFullStart()) + rest.slice(node.getEnd()),
    text,
  );
  const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(body.replace(/\/\*[\s\S]*?\*\//g, ''));
  return imports.reduceRight((rest, node) => {
    const bindings = node.importClause?.namedBindings;
    const names =
      bindings === undefined
        ? [node.importClause?.name?.text ?? '']
        : ts.isNamespaceImport(bindings)
          ? [bindings.name.text]
          : bindings.elements.map((element) => element.name.text);
    return names.some(isUsed) ? rest : rest.slice(0, node.getFullStart()) + rest.slice(node.getEnd());
  }, text);
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.Latest, true);
}

function relativeImports(text: string): readonly string[] {
  return [...text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)].map(([, target]) => target);
}

function declarationFile(path: string): string {
  return existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, 'index.d.ts');
}
