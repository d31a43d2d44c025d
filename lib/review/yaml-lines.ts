import { keyOfItem } from './canonical';
import { isRecord } from './values';
import { parsed } from './yaml-documents';

/** A value of a document, with the line that it begins on, counted from 0, and what it holds. */
interface Node {
  readonly line: number;
  readonly inner: Node[];
  value: unknown;
}

/**
 * Finds the line of a document, counted from 0, on which what stands at a path begins, or as much of the path as there is. Items of
 * lists are named by their key, keys of a server's file by their name.
 */
export function linesOf(document: string): (path: readonly string[]) => number {
  const root = tree(document);
  return (path) => lineAt(root, path);
}

function lineAt(root: Node | undefined, path: readonly string[]): number {
  let node = root;
  for (const [index, name] of path.entries()) {
    const next = node === undefined ? undefined : innerNode(node, path.slice(0, index), name);
    if (next === undefined) return (node?.line ?? 0) + lineOfKey(node, name);
    node = next;
  }
  return node?.line ?? 0;
}

/** In a text of several lines, such as a server's file, that of a key. */
function lineOfKey(node: Node | undefined, key: string): number {
  if (typeof node?.value !== 'string') return 0;
  return 1 + node.value.split('\n').findIndex((line) => line.startsWith(key));
}

function innerNode({ value, inner }: Node, path: readonly string[], name: string): Node | undefined {
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => isRecord(item) && keyOfItem(path[path.length - 1] ?? '', item) === name);
    return inner[at];
  }
  if (!isRecord(value)) return undefined;
  // a key and its value, in turn
  const at = inner.findIndex((each, index) => index % 2 === 0 && String(each.value) === name);
  return at < 0 ? undefined : inner[at + 1];
}

function tree(document: string): Node | undefined {
  const root: Node = { line: 0, inner: [], value: undefined };
  const open: Node[] = [root];
  parsed(document, (event, { line, result }) => {
    if (event === 'open') {
      const node: Node = { line, inner: [], value: undefined };
      open[open.length - 1].inner.push(node);
      open.push(node);
    } else {
      const closed = open.pop();
      if (closed !== undefined) closed.value = result;
    }
  });
  return root.inner[0];
}
