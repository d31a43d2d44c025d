import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type CommandOptions, runCommand, Scratch } from '../support/command';
import { ROOT } from '../support/run-app';

const scratch = new Scratch();
const folder = scratch.path;
afterAll(() => scratch.remove());

const run = (args: readonly string[], input = '', options: CommandOptions = {}) =>
  runCommand(folder, ['review', ...args], { input, ...options });
const write = (name: string, content: string) => scratch.write(name, content);
const read = (name: string) => scratch.read(name);

const BROKERS = readFileSync(join(ROOT, 'dist/20-kafka-brokers.yaml'), 'utf8');
const ZOOKEEPER = readFileSync(join(ROOT, 'dist/10-zookeeper.yaml'), 'utf8');

beforeEach(() => {
  scratch.remove();
  write('old/kafka.yaml', BROKERS);
  write('old/zookeeper.yaml', ZOOKEEPER);
  write('new/all.yml', `# in other words\n${ZOOKEEPER}\n---\n${BROKERS}`);
});

const rewrite = (from: string | RegExp, to: string) =>
  write('new/all.yml', `${ZOOKEEPER}\n---\n${BROKERS.replace(from, to)}`);

/** The number of a line of the new side. */
const lineOf = (text: string) => read('new/all.yml').split('\n').indexOf(text) + 1;

/** The errors that the compiler finds in a program: also names that are there twice, which only its types show. */
function semanticErrors(text: string): readonly string[] {
  const file = ts.createSourceFile('program.ts', text, ts.ScriptTarget.ES2022);
  const host = ts.createCompilerHost({ noLib: true });
  const program = ts.createProgram(
    ['program.ts'],
    { noLib: true, types: [] },
    { ...host, getSourceFile: (name) => (name === 'program.ts' ? file : undefined), writeFile: () => {} },
  );
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return found.map(({ messageText }) => String(messageText));
}

describe('cdk8s-kafka review', () => {
  test('says that the same objects in other files are no change', () => {
    expect(run(['old', 'new'])).toEqual({ status: 0, stdout: 'old -> new: no change\n', stderr: '' });
  });

  test('exits with 0 for what is allowed: up to a roll', () => {
    rewrite('image: apache/kafka:3.9.2\n          livenessProbe', 'image: apache/kafka:3.9.1\n          livenessProbe');
    const { status, stdout } = run(['old', 'new']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'StatefulSet/kafka: 1 ROLL\n\nROLL StatefulSet/kafka /spec/template/spec/containers/kafka/image: apache/kafka:3.9.2 -> apache/kafka:3.9.1\n',
    );
    expect(stdout).toContain('\n1 change: 1 ROLL\nNo unacknowledged change is worse than ROLL.\n');
    expect(run(['old', 'new', '--allow', 'live']).status).toBe(1);
  });

  test('shows of long texts where they differ', () => {
    rewrite('inetaddr.ttl=5', 'inetaddr.ttl=60');
    expect(run(['old', 'new']).stdout).toMatch(
      /containers.kafka.args: ….*inetaddr.ttl=5'.*… -> ….*inetaddr.ttl=60'.*…\n/,
    );
  });

  test('exits with 1 for what is worse, unless that is allowed', () => {
    rewrite('serviceName: kafka-svc', 'serviceName: other');
    expect(run(['old', 'new'])).toMatchObject({ status: 1, stderr: '' });
    expect(run(['old', 'new', '--allow', 'IMMUTABLE']).status).toBe(0);
  });

  test('writes every change for programs', () => {
    rewrite('replicas: 3', 'replicas: 2');
    expect(JSON.parse(run(['old', 'new', '--format', 'json']).stdout)).toEqual({
      before: 'old',
      after: 'new',
      worst: 'DATA',
      findings: [
        {
          rule: 'DATA',
          severity: 'error',
          path: 'StatefulSet/kafka',
          pointer: '/spec/replicas',
          key: null,
          file: 'new/all.yml',
          line: lineOf('  replicas: 2'),
          problem: '3 -> 2',
          why: expect.any(String),
          fix: expect.stringMatching(/^1\. .*\n2\. /),
          source: expect.any(String),
          acknowledged: null,
          from: 3,
          to: 2,
          workload: 'StatefulSet/kafka',
        },
      ],
      notes: [],
    });
  });

  test('shows what is the same of several changes once', () => {
    rewrite(/storage: 10Gi/, 'storage: 20Gi');
    write('new/all.yml', read('new/all.yml').replace('containerPort: 2181', 'containerPort: 2182'));
    const { stdout } = run(['old', 'new']);
    expect(stdout.match(/ {2}why: /g)).toHaveLength(2);
  });

  test('names an object alike wherever it is named, with its namespace unless that is default', () => {
    const inNamespace = (text: string) => text.replace(/^ {2}name: kafka$/m, '  name: kafka\n  namespace: streaming');
    write('old/kafka.yaml', inNamespace(BROKERS));
    write('new/all.yml', `${ZOOKEEPER}\n---\n${inNamespace(BROKERS).replace('replicas: 3', 'replicas: 2')}`);
    for (const format of ['text', 'markdown', 'json', 'sarif']) {
      const { stdout } = run(['old', 'new', '--format', format]);
      expect(stdout).toContain('StatefulSet/streaming/kafka');
      expect(stdout).not.toMatch(/StatefulSet.(default.)?kafka\b/);
    }
  });

  test('ends with code that acknowledges everything, and compiles', () => {
    rewrite('replicas: 3', 'replicas: 2');
    write('new/all.yml', read('new/all.yml').replace('serviceName: kafka-svc', 'serviceName: other'));
    write('new/more.yaml', "apiVersion: example.com/v1\nkind: Strange\nmetadata: {name: it's}\n");
    const { stdout } = run(['old', 'new']);
    const [, code] = /acknowledge it in the same commit:\n([\s\S]*)$/.exec(stdout) ?? [];
    const program = ts.transpileModule(`const props = {${code}}`, { reportDiagnostics: true });
    expect(program.diagnostics).toEqual([]);
    const { acknowledge } = runInNewContext(`({${code}})`);
    expect(acknowledge).toEqual({
      'DATA StatefulSet/kafka /spec/replicas': 'the reason',
      'IMMUTABLE StatefulSet/kafka /spec/serviceName': 'the reason',
      "UNKNOWN Strange/it's": 'the reason',
    });
    const annotation = Object.entries(acknowledge).map(([subject, reason]) => `${subject}: ${reason}`);
    const notes = { 'cdk8s-kafka/acknowledged': annotation.join('\n') };
    const metadata = JSON.stringify({ name: 'notes', annotations: notes });
    write('new/notes.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\n`);
    expect(run(['old', 'new'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('ends with one object that compiles, also if several changes are at one place', () => {
    const single = (text: string) =>
      text
        .replace('replicas: 3\n', 'replicas: 1\n')
        .replace(/factor=3/g, 'factor=1')
        .replace('isr=2', 'isr=1');
    const deployment = { kind: 'Deployment', metadata: { name: 'kafka' }, apiVersion: 'apps/v1' };
    const side = (value: string) => {
      const containers = [{ name: 'a', image: 'apache/kafka:3.9.0', env: [{ name: 'KAFKA_BROKER_ID', value }] }];
      const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: value } }];
      const template = { metadata: { labels: { a: 'b' } }, spec: { containers, volumes } };
      return JSON.stringify({ ...deployment, spec: { selector: { matchLabels: { a: 'b' } }, template } });
    };
    write('old/kafka.yaml', `${single(BROKERS)}\n---\n${side('1')}`);
    write('new/all.yml', `${ZOOKEEPER}\n---\n${single(BROKERS)}\n---\n${side('2')}`);
    const { stdout } = run(['old', 'new']);
    const [, code] = /acknowledge it in the same commit:\n([\s\S]*)$/.exec(stdout) ?? [];
    expect(semanticErrors(`export const props = {${code}};`)).toEqual([]);
    // the check itself: what a name twice would be
    expect(semanticErrors("export const props = { a: { 'b': 1, 'b': 2 } };")).toHaveLength(1);
    const keys = [...(code ?? '').matchAll(/'([A-Z]+ [^']+)': 'the reason'/g)].map(([, key]) => `${key}: x`);
    const metadata = JSON.stringify({ name: 'notes', annotations: { 'cdk8s-kafka/acknowledged': keys.join('\n') } });
    write('new/notes.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\n`);
    expect(run(['old', 'new'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('writes a table for a pull request', () => {
    rewrite('replicas: 3', 'replicas: 2');
    const { stdout } = run(['old', 'new', '--format', 'markdown']);
    expect(stdout).toContain(
      '<code>old -&#62; new</code>\n\n1 change: 1 DATA. **1 change exceeds ROLL and is not acknowledged.**\n',
    );
    expect(stdout).toContain(
      "<pre>acknowledge: &#123; 'DATA StatefulSet/kafka /spec/replicas': 'the reason' &#125;</pre>",
    );
    expect(stdout).toContain(
      '\n| DATA | <code>StatefulSet/kafka /spec/replicas: 3 -&#62; 2</code> | the servers with ',
    );
  });

  test('writes nothing of others as markup, for people or for terminals', () => {
    const evil = 'a`|\\|<img src=q>*b*[c](d)@team #1 </summary>\u001b[31m\n\n# title\n| x |';
    const named = (value: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: evil, annotations: { [evil]: value, 'cdk8s-kafka/acknowledged': `DATA ${value}` } },
      data: { [evil]: value },
    });
    write('old/kafka.yaml', JSON.stringify(named('1')));
    write('new/all.yml', `${ZOOKEEPER}\n---\n${JSON.stringify(named(evil))}`);
    const { stdout, status } = run(['old', 'new', '--format', 'markdown']);
    expect(status).toBe(1);
    const withoutOurs = stdout.replace(/<\/?(code|br|details|summary|b|pre|a)>|<a href="https:[^"<>]*">/g, '');
    expect(withoutOurs).not.toMatch(/[`<[\]@]/);
    for (const line of stdout.split('\n').filter((each) => each.startsWith('|'))) {
      expect(line.split('|')).toHaveLength(5);
    }
    expect(stdout.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '### What this change does to a running cluster',
      '#### <code>not part of a workload</code>: 1 LATENT, 2 NOOP',
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys
    expect(run(['old', 'new']).stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('reads one side from standard input', () => {
    expect(run(['old/kafka.yaml', '-'], BROKERS)).toMatchObject({
      status: 0,
      stdout: 'old/kafka.yaml -> -: no change\n',
    });
  });

  test('writes what code hosts show beside lines', () => {
    rewrite('replicas: 3', 'replicas: 2');
    const { runs } = JSON.parse(run(['old', 'new', '--format', 'sarif']).stdout);
    expect(runs[0].results).toEqual([
      {
        ruleId: 'DATA',
        ruleIndex: expect.any(Number),
        level: 'error',
        message: { text: expect.stringMatching(/^DATA StatefulSet.kafka .spec.replicas: 3 -> 2\nwhy: .*\nfix: 1. /) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'new/all.yml' },
              region: { startLine: lineOf('  replicas: 2') },
            },
          },
        ],
      },
    ]);
    expect(runs[0].tool.driver.rules).toEqual([
      { id: 'DATA', shortDescription: { text: 'data is lost, or left behind in old claims' } },
    ]);
  });

  test('finds the line of a key in a server’s file, and of an item of a list', () => {
    const text = BROKERS.replace('min.insync.replicas=2', 'min.insync.replicas=1').replace('port: 9093', 'port: 9094');
    write('new/all.yml', `${ZOOKEEPER}\n---\n${text}`);
    const { runs } = JSON.parse(run(['old', 'new', '--format', 'sarif']).stdout);
    const lines = read('new/all.yml').split('\n');
    const places = (runs[0].results as { locations: { physicalLocation: { region: { startLine: number } } }[] }[]).map(
      ({ locations }) => lines[locations[0].physicalLocation.region.startLine - 1].trim(),
    );
    expect(places).toContain('min.insync.replicas=1');
    expect(places).toContain('- name: server');
  });

  test('states that an acknowledged change is still rejected', () => {
    const annotation = '    cdk8s-kafka/acknowledged: "IMMUTABLE StatefulSet/kafka: steps follow"\n';
    rewrite(
      /(kind: StatefulSet\nmetadata:\n)([\s\S]*)podManagementPolicy: Parallel/,
      `$1  annotations:\n${annotation}$2podManagementPolicy: OrderedReady`,
    );
    const { status, stdout } = run(['old', 'new']);
    expect(status).toBe(0);
    expect(stdout).toContain('The API server rejects what is IMMUTABLE: follow the steps, kubectl apply alone fails.');
  });

  test('passes what is acknowledged, and says why', () => {
    const annotation = '    cdk8s-kafka/acknowledged: "DATA StatefulSet/kafka: broker 2 was drained"\n';
    rewrite(/(kind: StatefulSet\nmetadata:\n)([\s\S]*)replicas: 3/, `$1  annotations:\n${annotation}$2replicas: 2`);
    const { status, stdout } = run(['old', 'new']);
    expect(stdout).toContain('  acknowledged: broker 2 was drained\n');
    expect(stdout).toContain('2 changes: 1 DATA (acknowledged), 1 NOOP\n');
    expect(status).toBe(0);
    const sarif = JSON.parse(run(['old', 'new', '--format', 'sarif']).stdout);
    expect(sarif.runs[0].results[0].suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'broker 2 was drained' },
    ]);
    expect(run(['old', 'new', '--format', 'markdown']).stdout).toContain('<b>acknowledged:</b> broker 2 was drained');
    // the next change needs a word of its own
    write('old/kafka.yaml', read('new/all.yml').slice(ZOOKEEPER.length + 5));
    write('new/all.yml', read('new/all.yml').replace('replicas: 2', 'replicas: 1'));
    expect(run(['old', 'new'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('this was for an earlier change'),
    });
  });

  test('stays below what a comment of a code host holds', () => {
    const many = (value: string) =>
      Array.from({ length: 3000 }, (_, n) => {
        const metadata = `{name: x-${n}, labels: {a: ${value}}}`;
        return `apiVersion: example.com/v1\nkind: Strange${n}\nmetadata: ${metadata}\nspec: {a: ${value}}\n`;
      }).join('---\n');
    write('many/old.yaml', many('a'));
    write('many/new.yaml', many('b'));
    const { stdout, status } = run(['many/old.yaml', 'many/new.yaml', '--format', 'markdown']);
    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout.match(/^\| UNKNOWN /gm)?.length).toBeGreaterThan(100);
    expect(stdout).toContain('do not fit into a comment; run the command to see them.');
  });

  test.each<[string, CommandOptions, boolean]>([
    ['into a file', { env: { NO_COLOR: '' } }, false],
    ['on a terminal', { isTerminal: true, env: { NO_COLOR: '', TERM: 'xterm' } }, true],
    ['where NO_COLOR is set', { isTerminal: true, env: { NO_COLOR: '1', TERM: 'xterm' } }, false],
    ['on a dumb terminal', { isTerminal: true, env: { NO_COLOR: '', TERM: 'dumb' } }, false],
  ])('writes %s: %j, colours: %s', (_, options, coloured) => {
    rewrite('replicas: 3', 'replicas: 2');
    expect(run(['old', 'new'], '', options).stdout.includes('\u001b[35mDATA')).toBe(coloured);
  });
});

describe('cdk8s-kafka review with git', () => {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: folder });
  const commit = () => {
    git('add', '.');
    git('commit', '--quiet', '-m', 'x');
  };

  beforeEach(() => {
    write('dist/kafka.yaml', BROKERS);
    git('init', '--quiet', '--initial-branch', 'main');
    commit();
    write('dist/kafka.yaml', BROKERS.replace('replicas: 3', 'replicas: 4'));
  });

  test('compares with the last commit where there is no origin', () => {
    expect(run([]).stdout).toContain('HEAD:dist -> dist');
    expect(run([]).stdout).toContain('/spec/replicas: 3 -> 4');
    expect(run(['--git', 'HEAD', 'dist']).stdout).toContain('/spec/replicas: 3 -> 4');
  });

  test('compares with where the branch left origin/main', () => {
    git('remote', 'add', 'origin', '.');
    expect(run([])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'cdk8s-kafka: git: no origin/main here: run git fetch origin main, or name the revision to compare with: --git REVISION\n',
    });
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    commit();
    expect(run([]).stdout).toMatch(/^[0-9a-f]{12}:dist -> dist\n[\s\S]*replicas: 3 -> 4/);
  });

  test('compares a new directory with nothing', () => {
    write('newer/all.yml', read('new/all.yml'));
    const { status, stdout } = run(['--git', 'HEAD', 'newer']);
    expect(stdout).toMatch(/^HEAD:newer, which does not exist -> newer\n[\s\S]*\n9 changes: 9 LIVE\n/);
    expect(status).toBe(0);
  });

  test('reads what has other than plain letters, and leaves links alone', () => {
    write('dist/ü.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, annotations: {a: grün}}\n');
    symlinkSync('ü.yaml', join(folder, 'dist/link.yaml'));
    commit();
    rmSync(join(folder, 'dist/link.yaml'));
    expect(run(['--git', 'HEAD']).stdout).toBe(
      'HEAD:dist -> dist: no change\n\nnote: HEAD:dist/link.yaml is left out: it is a link, of which git has only the name of the target\n',
    );
  });

  test.each([
    ['an unknown revision', ['--git', 'nowhere'], 'git: no revision "nowhere" here'],
    ['an option in place of a revision', ['--git=--upload-pack=x'], 'git: no revision "--upload-pack=x" here'],
    [
      'a directory outside',
      ['--git', 'HEAD', '/tmp'],
      /^git: \/tmp is in no directory of this repository: name two directories/,
    ],
  ])('reports %s', (_, args, message) => {
    rmSync(join(folder, 'new'), { recursive: true });
    commit();
    const { status, stderr } = run(args);
    expect(stderr.replace('cdk8s-kafka: ', '').trimEnd()).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
    expect(status).toBe(2);
  });
});

describe('cdk8s-kafka review --live', () => {
  /** A kubectl that answers with what it is given, and keeps what it was asked. */
  const kubectl = (answer: string, more = '') => {
    write('bin/answer.json', answer);
    write(
      'bin/kubectl',
      `#!/bin/sh\necho "$@" > ${folder}/bin/asked\ncat > ${folder}/bin/input\ncat ${folder}/bin/answer.json\n${more}`,
    );
    chmodSync(join(folder, 'bin/kubectl'), 0o755);
    return { env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` } };
  };
  const SET = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'kafka' }, spec: { replicas: 3 } };

  test('compares with what kubectl gets for the same objects', () => {
    write('new/all.yml', JSON.stringify(SET));
    const there = {
      ...SET,
      metadata: { name: 'kafka', namespace: 'x', uid: 'y' },
      spec: { replicas: 5, paused: true },
    };
    const options = kubectl(JSON.stringify(there));
    const { stdout, stderr } = run(['--live', '--context', 'a b', '--namespace', 'x', 'new'], '', options);
    expect(stderr).toBe('');
    expect(stdout).toContain(
      'the live cluster of context a b, where last-applied records are missing (1 object), so fields removed from the manifests cannot be seen -> new\n',
    );
    expect(stdout).toContain('DATA StatefulSet/kafka /spec/replicas: 5 -> 3\n');
    expect(stdout).not.toContain('paused');
    expect(read('bin/asked')).toContain(
      'get --filename - --ignore-not-found --show-managed-fields --output json --context=a b --namespace=x',
    );
    expect(JSON.parse(read('bin/input')).items).toEqual([
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'kafka' } },
    ]);
  });

  test('says how much of it is there', () => {
    write('new/all.yml', JSON.stringify(SET));
    expect(run(['--live', 'new'], '', kubectl('')).stdout).toContain(
      'the live cluster, which has 0 of 1 objects -> new',
    );
  });

  test.each([
    [
      'no kubectl',
      () => ({ env: { PATH: join(folder, 'nowhere') } }),
      'kubectl not found: install it, or compare two directories',
    ],
    [
      'no cluster',
      () => kubectl('', 'echo "W: x" >&2; echo "error: connection refused" >&2; exit 1'),
      'kubectl: error: connection refused',
    ],
  ])('reports %s', (_, options, message) => {
    expect(run(['--live', 'new'], '', options())).toEqual({
      status: 2,
      stdout: '',
      stderr: `cdk8s-kafka: ${message}\n`,
    });
  });
});

describe('what cannot be reviewed is reported in one line, and exits with 2', () => {
  const cases: readonly (readonly [string, () => string[], RegExp])[] = [
    [
      'an empty folder',
      () => {
        write('empty/readme.txt', '');
        return ['old', 'empty'];
      },
      /^cdk8s-kafka: empty: no manifests found; /,
    ],
    ['no such directory', () => ['old', 'nowhere'], /^cdk8s-kafka: nowhere: no such file or directory$/],
    [
      'no YAML',
      () => {
        write('new/all.yml', 'a: 1\nb: [1, 2\nc: 3\n');
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d: not valid YAML: /,
    ],
    [
      'not a Kubernetes object',
      () => {
        write('new/all.yml', `${BROKERS}\n---\nhello: world\n`);
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d+: not a Kubernetes object: it needs apiVersion, kind and metadata$/,
    ],
    [
      'one object twice',
      () => {
        write('new/more.yaml', ZOOKEEPER);
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/more.yaml:1: v1\/Service\/default\/zk-svc is defined twice, first in new\/all.yml:2; remove one of them\. /,
    ],
    [
      'files that were joined without a line between them',
      () => {
        write('new/all.yml', `${BROKERS}${ZOOKEEPER}`);
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d+: not valid YAML: duplicated mapping key; were files joined without a line of --- between them\?$/,
    ],
    [
      'no git repository',
      () => [],
      /^cdk8s-kafka: git: .*not a git repository.*; name two directories, or use --live$/,
    ],
    ['git and standard input', () => ['--git', 'HEAD', '-'], /^cdk8s-kafka: git cannot compare standard input: /m],
    ['twice standard input', () => ['-', '-'], /^cdk8s-kafka: only one side can be standard input$/m],
    ['two old sides', () => ['--git', 'HEAD', '--live'], /^cdk8s-kafka: --git and --live cannot be combined$/m],
    [
      'an option of --live without it',
      () => ['--namespace', 'x'],
      /^cdk8s-kafka: --context and --namespace need --live$/m,
    ],
    [
      'what holds itself',
      () => {
        write(
          'new/all.yml',
          `${BROKERS}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: kafka-cm, labels: &a {b: *a}}\n`.replace(
            'name: kafka-cm\ndata',
            'name: other-cm\ndata',
          ),
        );
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d+: its anchors expand to more than a million values, or without end$/,
    ],
    [
      'a name that is a number',
      () => {
        write('new/all.yml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 123}\n');
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:1: the name of this ConfigMap is the number 123, but must be a string: add quotes$/,
    ],
    [
      'one directory too many',
      () => ['old', 'new', 'newer'],
      /^cdk8s-kafka: review takes two directories or files; with --git or --live, at most one$/m,
    ],
    [
      'an unknown effect',
      () => ['old', 'new', '--allow', 'BAD'],
      /^cdk8s-kafka: --allow is "BAD"\. Possible values: NOOP, LIVE, /m,
    ],
  ];

  test.each(cases)('%s', (_, args, message) => {
    const { status, stdout, stderr } = run(args());
    expect(stderr.trimEnd()).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
