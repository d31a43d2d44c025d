import { describe, expect, test } from 'vitest';
import { linesOf } from '../../lib/review/reading/yaml-lines';

const YAML = `
# words
metadata:
  name: x
data:
  joined: "server.10=x\\nserver.1=y"
  file: |
    # words
    server.10=x
    server.1=y
spec:
  containers:
    - name: a
      image: a:1
    - image: b:1
      name: b
  flow: [1,
    2]
`;

const JSON_TEXT = `{
  "spec": {
    "containers": [
      {"name": "a"},
      {"image": "b:1",
       "name": "b"}
    ]
  }
}`;

describe('the line of a value', () => {
  test.each([
    ['metadata/name', 'name: x'],
    ['data/file/server.1', 'server.1=y'],
    ['data/file/server.10', 'server.10=x'],
    ['data/joined/server.1', 'joined: "server.10=x\\nserver.1=y"'],
    ['spec/containers/a/image', 'image: a:1'],
    ['spec/containers/b/image', '- image: b:1'],
    ['spec/containers/b/env', '- image: b:1'],
    ['spec/containers/c', 'containers:'],
    ['spec/flow', 'flow: [1,'],
    ['status/x', 'metadata:'],
  ])('of %s is %j', (path, line) => {
    expect(YAML.split('\n')[linesOf(YAML)(path.split('/'))].trim()).toBe(line);
  });

  test('is also found in JSON', () => {
    expect(linesOf(JSON_TEXT)(['spec', 'containers', 'b', 'image'])).toBe(4);
    expect(linesOf(JSON_TEXT)(['spec', 'containers'])).toBe(2);
  });
});
