import ts from 'typescript';

/** Fields of a rule or an effect that only tests and documentation read. */
const EXAMPLES = new Set(['examples', 'example', 'bad', 'good']);

/** A module of lib/ in which the rows of tables have no examples: they are a third of the code, and nothing reads them at run time. */
export function withoutExamples(source: string): string {
  if (!/\b(examples?|bad|good):/.test(source)) return source;
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
  const cuts: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && EXAMPLES.has(node.name.getText()) && isRow(node.parent)) {
      cuts.push([node.getStart(), node.getEnd()]);
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  return cuts.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end).replace(/^,/, ''), source);
}

/** A rule has a check, an effect of a change says what it does, and rules of the API server find or accept something. */
function isRow(object: ts.ObjectLiteralExpression): boolean {
  return object.properties.some(({ name }) =>
    ['check', 'effect', 'why', 'consequence', 'find', 'accepts'].includes(name?.getText() ?? ''),
  );
}
