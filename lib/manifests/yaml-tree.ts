import { isRecord } from './fields';
import { parsed } from './yaml-documents';

/** A value of a document, the line on which it begins, counted from 0, and its inner values. */
export interface YamlNode {
  readonly line: number;
  /** The line on which it ends. */
  last: number;
  readonly inner: YamlNode[];
  value: unknown;
}

/** The values of a document, with their lines. */
export function yamlTree(document: string): YamlNode | undefined {
  const root: YamlNode = { line: 0, last: 0, inner: [], value: undefined };
  const open: YamlNode[] = [root];
  parsed(document, (event, { line, result }) => {
    if (event === 'open') {
      const node: YamlNode = { line, last: line, inner: [], value: undefined };
      open[open.length - 1].inner.push(node);
      open.push(node);
    } else {
      const closed = open.pop();
      if (closed !== undefined) Object.assign(closed, { value: result, last: line });
    }
  });
  return unwrapped(root.inner[0]);
}

/** The parser first tries a collection as the key of a map, so that it appears within itself. */
function unwrapped(node: YamlNode | undefined): YamlNode | undefined {
  const [only] = node?.inner ?? [];
  return node?.inner.length === 1 && only.value === node.value && isRecord(node.value) ? unwrapped(only) : node;
}
