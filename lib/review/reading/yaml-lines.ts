import { indexOfItem } from '../canonical/list-items';
import { isRecord } from '../manifest/fields';
import { parsed } from './yaml-documents';

/** A value of a document, with the line that it begins on, counted from 0, and what it holds. */
interface Node {
  readonly line: number;
  /** The line on which it ends. */
  last: number;
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

/** In a text that stands as it is, such as a server's file after `|`, that of a key; the text's own where it stands on one line. */
function lineOfKey(node: Node | undefined, key: string): number {
  if (typeof node?.value !== 'string' || node.last - node.line < 2) return 0;
  const lines = node.value.split('\n');
  const at = lines.findIndex((line) => line.startsWith(key) && /^\s*[=:\s]/.test(line.slice(key.length)));
  return Math.min(1 + at, node.last - node.line);
}

function innerNode(node: Node, path: readonly string[], name: string): Node | undefined {
  const { value, inner } = node;
  if (Array.isArray(value)) {
    return inner[indexOfItem(path[path.length - 1] ?? '', value, name)];
  }
  if (!isRecord(value)) return undefined;
  // a key and its value, in turn
  const at = inner.findIndex((each, index) => index % 2 === 0 && String(each.value) === name);
  return at < 0 ? undefined : inner[at + 1];
}

function tree(document: string): Node | undefined {
  const root: Node = { line: 0, last: 0, inner: [], value: undefined };
  const open: Node[] = [root];
  parsed(document, (event, { line, result }) => {
    if (event === 'open') {
      const node: Node = { line, last: line, inner: [], value: undefined };
      open[open.length - 1].inner.push(node);
      open.push(node);
    } else {
      const closed = open.pop();
      if (closed !== undefined) Object.assign(closed, { value: result, last: line });
    }
  });
  return unwrapped(root.inner[0]);
}

/** A collection that might have been the key of a map was looked at as one first: it stands within itself. */
function unwrapped(node: Node | undefined): Node | undefined {
  const [only] = node?.inner ?? [];
  return node?.inner.length === 1 && only.value === node.value && isRecord(node.value) ? unwrapped(only) : node;
}
