import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand, Scratch } from '../support/command';

const scratch = new Scratch();
afterAll(() => scratch.remove());

const review = (...args: readonly string[]) => runCommand(scratch.path, ['review', ...args]);
const object = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels: {a: ${value}}\n`;
const patch = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata: {a: b}\n';

beforeEach(() => {
  scratch.remove();
  scratch.write('old/a.yaml', object('x', 'old'));
  scratch.write('new/a.yaml', object('x', 'new'));
});

/** Files of a directory, and the notes about them. */
interface Directory {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

const DIRECTORIES: readonly Directory[] = [
  {
    name: 'kustomize, with patches and generators',
    files: {
      'kustomization.yaml':
        'resources: [a.yaml]\npatches: [{path: patch.yaml}, {path: ops.json}]\nconfigMapGenerator: [{name: y, files: [key=data.json]}]\n',
      'patch.yaml': patch,
      'ops.json': '[{"op": "remove", "path": "/data"}]',
      'data.json': '{"kind": "anything"}',
    },
    notes: [
      'new/data.json is left out: kustomization.yaml uses it as a patch or as input; review the output of kustomize build',
      'new/kustomization.yaml is left out: it is not an object to apply; review the output of kustomize build, which may differ from these files',
      'new/ops.json is left out: kustomization.yaml uses it as a patch or as input; review the output of kustomize build',
      'new/patch.yaml is left out: kustomization.yaml uses it as a patch or as input; review the output of kustomize build',
    ],
  },
  {
    name: 'overlays, whose patches are below them',
    files: {
      'overlays/prod/Kustomization': 'resources: [../..]\npatchesStrategicMerge: [patches/x.yaml]\n',
      'overlays/prod/patches/x.yaml': patch,
    },
    notes: [
      expect.stringContaining('overlays/prod/Kustomization'),
      expect.stringContaining('overlays/prod/patches/x.yaml'),
    ],
  },
  {
    name: 'a chart',
    files: {
      'chart/Chart.yaml': 'apiVersion: v2\nname: kafka\nversion: 1.0.0\n',
      'chart/values.yaml': 'replicas: 3\nkind: StatefulSet\n',
      'chart/templates/b.yaml':
        '{{- if .Values.x }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n',
      'chart/templates/NOTES.txt': 'x',
    },
    notes: [
      'new/chart/Chart.yaml is left out: it is the description of a Helm chart; review the output of helm template',
      'new/chart/templates/b.yaml is left out: it is a template of a Helm chart; review the output of helm template',
      'new/chart/values.yaml is left out: it is a file of values; review the output of helm template',
    ],
  },
  {
    name: 'templates without their chart',
    files: { 'templates/b.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "x" . }}\n' },
    notes: ['new/templates/b.yaml is left out: it is a template of a Helm chart; review the output of helm template'],
  },
  {
    name: 'directories whose names begin with a dot: one note each, and none for git',
    files: {
      '.github/workflows/a.yaml': 'on: push\n',
      '.github/workflows/b.yaml': 'on: push\n',
      '.git/config.yaml': 'a: 1',
      'node_modules/a/package.json': '{}',
      'README.md': '# x',
      '.sops.yaml': 'creation_rules: []\n',
    },
    notes: [
      'new/.github/ is left out: tools keep their own files in directories whose names begin with a dot',
      'new/.sops.yaml is left out: it is no object: it has neither apiVersion nor kind, metadata or spec',
    ],
  },
  { name: 'empty documents and lists', files: { 'b.yaml': '---\n# nothing\n---\n' }, notes: [] },
];

describe.each(DIRECTORIES)('$name', ({ files, notes }) => {
  beforeEach(() => {
    for (const side of ['old', 'new']) {
      for (const [name, text] of Object.entries(files)) scratch.write(`${side}/${name}`, text);
    }
  });

  test('is reviewed, with a note for each file', () => {
    const { status, stdout, stderr } = review('old', 'new', '--format', 'json');
    expect(stderr).toBe('');
    const { findings, notes: found } = JSON.parse(stdout);
    expect(findings).toMatchObject([{ path: 'ConfigMap/x', pointer: '/metadata/labels/a' }]);
    expect(found).toHaveLength(notes.length);
    expect(found).toEqual(expect.arrayContaining([...notes]));
    expect(status).toBe(0);
  });
});

test('every format has the notes', () => {
  scratch.write('new/kustomization.yaml', 'resources: [a.yaml]\n');
  for (const format of ['text', 'markdown', 'json', 'sarif']) {
    expect(review('old', 'new', '--format', format).stdout, format).toContain(
      'new/kustomization.yaml is left out: it is not an object to apply; review the output of kustomize build',
    );
  }
  const { runs } = JSON.parse(review('old', 'new', '--format', 'sarif').stdout);
  expect(runs[0].results).toHaveLength(1);
});

test('a file that only the old side has is noted as well', () => {
  scratch.write('old/package.json', '{}');
  expect(review('old', 'new').stdout).toContain('note: old/package.json is left out: ');
});

test('also at a revision of git', () => {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: scratch.path });
  scratch.write('dist/a.yaml', object('x', 'old'));
  scratch.write('dist/kustomization.yaml', 'resources: [a.yaml]\npatches: [{path: p/patch.yaml}]\n');
  scratch.write('dist/p/patch.yaml', patch);
  scratch.write('dist/.github/a.yaml', 'a: 1');
  symlinkSync('a.yaml', join(scratch.path, 'dist/link.yaml'));
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'x');
  scratch.write('dist/a.yaml', object('x', 'new'));
  const { stdout, stderr } = review('--git', 'HEAD', 'dist');
  expect(stderr).toBe('');
  expect(stdout.match(/^note: .*$/gm)?.map((note) => note.replace(/ is left out.*/, ''))).toEqual([
    'note: dist/link.yaml',
    'note: dist/.github/',
    'note: dist/kustomization.yaml',
    'note: dist/p/patch.yaml',
  ]);
  expect(stdout).toContain('1 change: 1 NOOP');
  expect(review('--git', 'HEAD', 'dist/kustomization.yaml')).toMatchObject({ status: 2, stdout: '' });
});

describe('links', () => {
  test('to a file below the same directory are noted, and not read twice', () => {
    symlinkSync('a.yaml', join(scratch.path, 'new/link.yaml'));
    symlinkSync('.', join(scratch.path, 'new/circle'));
    expect(review('old', 'new').stdout).toContain(
      'note: new/link.yaml is left out: it is a link to a file that is read itself',
    );
  });

  test('to a file elsewhere are read', () => {
    scratch.write('elsewhere/b.yaml', object('more', 'new'));
    symlinkSync('../elsewhere/b.yaml', join(scratch.path, 'new/b.yaml'));
    expect(review('old', 'new')).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('LIVE ConfigMap/more: + ConfigMap'),
    });
  });

  test('to a directory elsewhere are noted', () => {
    mkdirSync(join(scratch.path, 'elsewhere'), { recursive: true });
    symlinkSync('../elsewhere', join(scratch.path, 'new/more'));
    expect(review('old', 'new').stdout).toContain(
      'note: new/more is left out: links to other directories are not followed',
    );
  });
});

describe('errors', () => {
  test.each([
    [
      'a file that was named itself',
      ['old/kustomization.yaml', 'new'],
      /^cdk8s-kafka: old\/kustomization.yaml:1: not a Kubernetes object/,
    ],
    [
      'a directory of nothing else',
      ['only', 'new'],
      /^cdk8s-kafka: only: no manifests found; only\/kustomization.yaml is left out: /,
    ],
    ['an object without a kind', ['broken', 'new'], /^cdk8s-kafka: broken\/b.yaml:1: not a Kubernetes object/],
  ])('%s', (_, args, message) => {
    for (const side of ['old', 'only']) scratch.write(`${side}/kustomization.yaml`, 'resources: [a.yaml]\n');
    scratch.write('broken/a.yaml', object('x', 'old'));
    scratch.write('broken/b.yaml', 'apiVersion: v1\nmetadata: {name: x}\n');
    expect(review(...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('left-out files that differ', () => {
  const kustomization = 'resources: [a.yaml]\nconfigMapGenerator: [{name: k, files: [server.properties]}]\n';
  const both = (file: string, before: string, after = before) => {
    scratch.write(`old/${file}`, before);
    scratch.write(`new/${file}`, after);
  };
  const total = (...args: readonly string[]) => {
    const { status, stdout, stderr } = review('old', 'new', ...args);
    expect(stderr).toBe('');
    return { status, first: stdout.split('\n')[0], stdout };
  };

  beforeEach(() => both('a.yaml', object('x', 'same')));

  test.each([
    ['kustomization.yaml', 'resources: [a.yaml]\n', 'resources: [a.yaml]\nnamePrefix: b-\n'],
    ['values-prod.yaml', 'replicas: 3\n', 'replicas: 1\n'],
    ['ops.json', '[{"op": "remove", "path": "/a"}]', '[{"op": "remove", "path": "/b"}]'],
    ['templates/a.yaml', 'a: {{ .Values.a }}\n', 'a: {{ .Values.b }}\n'],
  ])('%s: what it changes is unknown', (file, before, after) => {
    both(file, before, after);
    const { status, first, stdout } = total();
    expect(first).toBe('old -> new: no change in what was read; 1 left-out file differs');
    expect(stdout).toContain(`note: new/${file} is left out, and differs: `);
    expect(stdout).toContain(
      'What 1 left-out file changes is UNKNOWN, which exceeds ROLL: review the output of kustomize build or helm template.',
    );
    expect(status).toBe(1);
    expect(total('--allow', 'UNKNOWN').status).toBe(0);
    expect(JSON.parse(total('--format', 'json').stdout)).toMatchObject({ worst: 'UNKNOWN', findings: [] });
  });

  test('input of a generator, whatever its name ends in', () => {
    both('kustomization.yaml', kustomization);
    both('server.properties', 'broker.id=1\n', 'broker.id=2\n');
    const { status, stdout } = total();
    expect(stdout).toContain(
      'new/server.properties is left out, and differs: kustomization.yaml uses it as a patch or as input',
    );
    expect(status).toBe(1);
  });

  test('at a revision of git', () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: scratch.path });
    both('kustomization.yaml', kustomization);
    both('server.properties', 'broker.id=1\n');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'x');
    const atHead = (place: string) => review('--git', 'HEAD', place);
    expect(atHead('new')).toMatchObject({ status: 0, stdout: expect.stringContaining('HEAD:new -> new: no change\n') });
    scratch.write('new/server.properties', 'broker.id=2\n');
    expect(atHead('new')).toMatchObject({ status: 1, stdout: expect.stringContaining('1 left-out file differs') });
  });

  test('is a note only, if no tool makes objects of it', () => {
    both('package.json', '{"a": 1}', '{"a": 2}');
    const { status, first } = total();
    expect(first).toBe('old -> new: no change in what was read; 1 left-out file differs');
    expect(status).toBe(0);
  });

  test('is said beside changes too', () => {
    scratch.write('new/a.yaml', object('x', 'other'));
    both('values.yaml', 'a: 1\n', 'a: 2\n');
    const { status, stdout } = total();
    expect(stdout).toContain('\n1 change: 1 NOOP; 1 left-out file differs\n');
    expect(status).toBe(1);
  });

  test('is not said of files that are equal, or that one side does not have', () => {
    both('kustomization.yaml', kustomization);
    both('server.properties', 'broker.id=1\n');
    scratch.write('new/values.yaml', 'a: 1\n');
    expect(total()).toMatchObject({ status: 0, first: 'old -> new: no change' });
  });
});
