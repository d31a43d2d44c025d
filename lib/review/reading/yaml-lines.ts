import { isRecord } from '../../manifests/fields';
import { indexOfItem } from '../../manifests/list-items';
import { type YamlNode, yamlTree } from '../../manifests/yaml-tree';

/**
 * Finds the line of a document, counted from 0, on which the value at a path begins; if there is none, that of the longest part of the
 * path that has a value. Items of lists have their key in the path, settings of a server's file theirs.
 */
export function linesOf(document: string): (path: readonly string[]) => number {
  const root = yamlTree(document);
  return (path) => lineAt(root, path);
}

function lineAt(root: YamlNode | undefined, path: readonly string[]): number {
  let node = root;
  for (const [index, name] of path.entries()) {
    const next = node === undefined ? undefined : innerNode(node, path.slice(0, index), name);
    if (next === undefined) return (node?.line ?? 0) + lineOfKey(node, name);
    node = next;
  }
  return node?.line ?? 0;
}

/** The line of a key in a text block, such as a server's file after `|`; 0 if the text is on one line. */
function lineOfKey(node: YamlNode | undefined, key: string): number {
  if (typeof node?.value !== 'string' || node.last - node.line < 2) return 0;
  const lines = node.value.split('\n');
  const at = lines.findIndex((line) => line.startsWith(key) && /^\s*[=:\s]/.test(line.slice(key.length)));
  return Math.min(1 + at, node.last - node.line);
}

function innerNode(node: YamlNode, path: readonly string[], name: string): YamlNode | undefined {
  const { value, inner } = node;
  if (Array.isArray(value)) {
    return inner[indexOfItem(path[path.length - 1] ?? '', value, name)];
  }
  if (!isRecord(value)) return undefined;
  // a key and its value, in turn
  const at = inner.findIndex((each, index) => index % 2 === 0 && String(each.value) === name);
  return at < 0 ? undefined : inner[at + 1];
}
