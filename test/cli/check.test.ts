import { afterAll, describe, expect, test } from 'vitest';
import { runCommand, Scratch } from '../support/command';

const scratch = new Scratch();
afterAll(() => scratch.remove());

const run = (argv: readonly string[], input = '') => runCommand(scratch.path, argv, { input });
const write = (name: string, content: string | Buffer) => scratch.write(name, content);

const GOOD = 'zookeeper.connect=a:2181\nlog.dirs=/data\n';

describe('cdk8s-kafka check', () => {
  test('says of a good file that nothing was found', () => {
    expect(run(['check', write('good.properties', GOOD)])).toEqual({
      status: 0,
      stdout: 'good.properties: nothing found (Kafka 3.9)\n',
      stderr: '',
    });
  });

  test('exits with 1 for an error, and shows where it is', () => {
    const { status, stdout } = run(['check', write('bad.properties', `${GOOD}log.retention.hour=1\n`)]);
    expect(status).toBe(1);
    expect(stdout).toContain('bad.properties: 1 error (Kafka 3.9)\n');
    expect(stdout).toContain(
      'error [kafka-unknown-key] bad.properties:3: there is no log.retention.hour in Kafka 3.9\n',
    );
  });

  test('exits with 0 for a warning, and with 1 where it is taken strictly', () => {
    const file = write('warned.properties', `${GOOD}unclean.leader.election.enable=true\n`);
    expect(run(['check', file]).status).toBe(0);
    expect(run(['check', '--strict', file]).status).toBe(1);
  });

  test('compares replication with the number of brokers', () => {
    const file = write('three.properties', `${GOOD}default.replication.factor=3\nmin.insync.replicas=2\n`);
    expect(run(['check', '--brokers', '3', file]).status).toBe(0);
    expect(run(['check', '--brokers=2', file]).stdout).toContain(
      'default.replication.factor is 3, but there are 2 brokers',
    );
  });

  test('reads standard input, several files, and both kinds of server in one run', () => {
    const zoo = write('zoo.cfg', 'tickTime=2000\ndataDir=/data/zk\nclientPort=2181\nautopurge.purgeInterval=1\n');
    const { status, stdout } = run(['check', '-', zoo], GOOD);
    expect(status).toBe(0);
    expect(stdout).toBe('standard input: nothing found (Kafka 3.9)\n\nzoo.cfg: nothing found (ZooKeeper 3.9)\n');
  });

  test('writes JSON with the findings of all files', () => {
    const file = write('json.properties', `${GOOD}num.io.threads=0\n`);
    const { status, stdout } = run(['check', '--format', 'json', '--kafka', '3.9.2', file, '-'], GOOD);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      files: [
        { file, server: 'Kafka 3.9' },
        { file: 'standard input', server: 'Kafka 3.9' },
      ],
      findings: [
        {
          rule: 'kafka-invalid-value',
          severity: 'error',
          path: file,
          pointer: null,
          key: 'num.io.threads',
          file: 'json.properties',
          line: 3,
          problem: 'num.io.threads is "0"',
          why: expect.any(String),
          fix: 'use a whole number from 1 to 2147483647',
          source: 'https://kafka.apache.org/39/configuration/broker-configs/',
          acknowledged: null,
        },
      ],
      notes: [],
    });
  });

  test('writes a table for a pull request', () => {
    const file = write('table.properties', `${GOOD}num.io.threads=0\nunclean.leader.election.enable=true\n`);
    const { status, stdout } = run(['check', '--format', 'markdown', file, '-'], GOOD);
    expect(status).toBe(1);
    expect(stdout).toContain(
      '### Checked configuration files\n\n#### <code>table.properties</code>: 1 error, 1 warning (Kafka 3.9)\n',
    );
    expect(stdout).toContain(
      '\n| error &#91;kafka-invalid-value&#93; | <code>table.properties:3: num.io.threads is "0"</code> | ',
    );
    expect(stdout).toMatch(/\n#### <code>standard input<.code>: nothing found \(Kafka 3.9\)\n$/);
  });

  test('writes what code hosts show beside lines: the line of the key, the first one for what is missing', () => {
    const file = write('a b.properties', 'zookeeper.connect=a:2181\nnum.io.threads=0\n');
    const { status, stdout } = run(['check', '--format', 'sarif', file]);
    expect(status).toBe(1);
    const { runs } = JSON.parse(stdout);
    expect(runs[0].tool.driver.name).toBe('cdk8s-kafka check');
    const place = (startLine: number) => [
      { physicalLocation: { artifactLocation: { uri: 'a%20b.properties' }, region: { startLine } } },
    ];
    expect(runs[0].results).toEqual([
      {
        ruleId: 'kafka-invalid-value',
        ruleIndex: 0,
        level: 'error',
        message: { text: expect.stringMatching(/^error .*: num.io.threads is "0"\nwhy: .*\nfix: .*\nsee: /) },
        locations: place(2),
      },
      expect.objectContaining({
        ruleId: 'kafka-log-dir-in-tmp',
        ruleIndex: 1,
        level: 'warning',
        locations: place(1),
      }),
    ]);
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'kafka-invalid-value',
      'kafka-log-dir-in-tmp',
    ]);
    expect(runs[0].tool.driver.rules[1].helpUri).toMatch(/^https:/);
  });

  test('shows what is the same of several lines once', () => {
    const file = write('twice.properties', `${GOOD}num.io.threads=8\nnum.io.threads=9\nnum.io.threads=10\n`);
    const { stdout } = run(['check', file]);
    expect(stdout).toContain(
      [
        'twice.properties: 2 warnings (Kafka 3.9)\n',
        'warning [properties-duplicate-key] twice.properties:3: num.io.threads is overridden by line 5',
        '                                   twice.properties:4: num.io.threads is overridden by line 5',
        '  why: only the last value of a key is used',
        '',
      ].join('\n'),
    );
  });

  test.each(['text', 'markdown'])('writes nothing of a file as markup or for a terminal to obey, in %s', (format) => {
    const file = write('evil.properties', `${GOOD}a\u001b[31m<b>|@team=1\nnum.io.threads=<b>\u001b[31m|@team\n`);
    const { stdout } = run(['check', '--format', format, '--kafka', '3.9', file]);
    expect(stdout).toContain('2 errors');
    expect(stdout).not.toContain('\u001b');
    if (format === 'markdown') {
      expect(stdout.replace(/<\/?(code|br|b|a)>|<a href="https:[^"<>]*">/g, '')).not.toMatch(/[`<[\]@]/);
      for (const row of stdout.split('\n').filter((line) => line.startsWith('|')))
        expect(row.split('|')).toHaveLength(5);
    }
  });

  test('writes colours on a terminal', () => {
    const file = write('coloured.properties', `${GOOD}num.io.threads=0\n`);
    const { stdout } = runCommand(scratch.path, ['check', file], {
      isTerminal: true,
      env: { NO_COLOR: '', TERM: 'x' },
    });
    expect(stdout).toContain('\u001b[31merror [kafka-invalid-value]\u001b[39m coloured.properties:3: ');
  });

  test('takes keys of plug-ins', () => {
    const file = write('plugin.properties', `${GOOD}a.b=1\nc.d=1\n`);
    expect(run(['check', '--plugin', 'a.', '--plugin', 'c.d', file]).status).toBe(0);
  });
});

describe('a file that cannot be read is reported in one line, and the others are checked', () => {
  test.each<[string, () => string, string]>([
    ['a missing file', () => 'none.properties', 'no such file or directory'],
    ['a directory', () => '.', 'is a directory without manifests; name the files in it'],
    ['a binary file', () => write('binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])), 'not a text file'],
    ['UTF-16', () => write('utf16', Buffer.from('\ufefflog.dirs=/a', 'utf16le')), 'not a text file'],
    [
      '50 MB',
      () => write('large', Buffer.alloc(50_000_000, 'a=1\n')),
      '48 MiB; a configuration file has at most 1 MiB',
    ],
    [
      'far too many lines',
      () => write('long', 'a=1\n'.repeat(10_000)),
      '10001 lines; a configuration file has at most 10000',
    ],
  ])('%s', (_, file, message) => {
    const name = file();
    const { status, stdout, stderr } = run(['check', name, '-'], GOOD);
    expect(status).toBe(2);
    expect(stderr).toBe(`cdk8s-kafka: ${name}: ${message}\n`);
    expect(stdout).toBe('standard input: nothing found (Kafka 3.9)\n');
  });

  test.each(['markdown', 'json', 'sarif'])('in %s it is a finding, too', (format) => {
    const { status, stdout, stderr } = run(['check', `--format=${format}`, 'none']);
    expect(status).toBe(2);
    expect(stdout).toContain(format === 'markdown' ? 'unreadable-file&#93;' : '"unreadable-file"');
    expect(stdout).toContain('no such file or directory');
    expect(stderr).toBe('cdk8s-kafka: none: no such file or directory\n');
  });

  test('but an empty file is a file, and an error', () => {
    const { status, stdout } = run(['check', write('empty', '')]);
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        'empty: 1 error (Kafka 3.9)\n',
        'error [properties-empty] empty: the file contains no property',
        '  why: neither server starts with an empty file',
        '  fix: check that this is the right file',
        '  see: java.util.Properties.load\n',
      ].join('\n'),
    );
  });
});

describe('an incorrect call is reported, and exits with 2', () => {
  test.each([
    [['check'], 'check needs at least one file or directory, or - for standard input'],
    [['check', '--kafka', '2.8', 'x'], '--kafka is "2.8". Possible values: 3.9, 4.0, 4.1, 4.2, 4.3, 4.4'],
    [['check', '--zookeeper', '3.8', 'x'], '--zookeeper is "3.8". Possible values: 3.9'],
    [['check', '--format', 'yaml', 'x'], '--format is "yaml". Possible values: text, markdown, json, sarif'],
    [
      ['check', '--format', 'jsno', 'x'],
      '--format is "jsno"; did you mean json? Possible values: text, markdown, json, sarif',
    ],
    [['check', '--brokers', 'many', 'x'], '--brokers is "many"; use a whole number, at least 1'],
    [['check', '--brokers', '0', 'x'], '--brokers is "0"; use a whole number, at least 1'],
    [['check', '--kafak', '3.9', 'x'], 'unknown option --kafak; did you mean --kafka?'],
    [['check', '--broker', '3', 'x'], 'unknown option --broker; did you mean --brokers?'],
    [['check', '--zookeper', '3.9', 'x'], 'unknown option --zookeper; did you mean --zookeeper?'],
    [['check', '--plugins', 'a', 'x'], 'unknown option --plugins; did you mean --plugin?'],
    [['check', '--stict', 'x'], 'unknown option --stict; did you mean --strict?'],
    [['check', '--fromat', 'json', 'x'], 'unknown option --fromat; did you mean --format?'],
    [['review', '--gti', 'x'], 'unknown option --gti; did you mean --git?'],
    [['review', '--lve'], 'unknown option --lve; did you mean --live?'],
    [['review', '--contxt', 'a'], 'unknown option --contxt; did you mean --context?'],
    [['review', '--namespce', 'a'], 'unknown option --namespce; did you mean --namespace?'],
    [['review', '--alow', 'ROLL'], 'unknown option --alow; did you mean --allow?'],
    [['check', '--toString', 'x'], 'unknown option --toString.'],
    [['check', '-strict', 'x'], 'unknown option -strict; did you mean --strict?'],
    [['check', '-kafka=3.9', 'x'], 'unknown option -kafka; did you mean --kafka?'],
    [['check', '--KAFKA', '3.9', 'x'], 'unknown option --KAFKA; did you mean --kafka?'],
    [['check', '--Format=json', 'x'], 'unknown option --Format; did you mean --format?'],
    [['check', '-x', 'x'], 'unknown option -x.'],
    [['check', '--live', 'x'], 'unknown option --live; --live is an option of review.'],
    [['check', '-allow=ROLL', 'x'], 'unknown option -allow; --allow is an option of review.'],
    [['review', '--kafka', '3.9', 'x'], 'unknown option --kafka; --kafka is an option of check.'],
    [['review', '--STRICT', 'x'], 'unknown option --STRICT; --strict is an option of check.'],
    [['check', '--brokers'], "Option '--brokers <value>' argument missing"],
    [['chekc', 'x'], 'unknown command chekc; did you mean check? Commands: check, review'],
    [['deploy'], 'unknown command deploy. Commands: check, review'],
    [['--verison'], 'unknown option --verison; did you mean --version? Commands: check, review'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(`cdk8s-kafka: ${message}\nSee cdk8s-kafka --help.\n`);
  });

  test('help is not an incorrect call', () => {
    for (const args of [['--help'], ['check', '--help'], ['help']]) {
      const { status, stdout } = run(args);
      expect(status).toBe(0);
      for (const option of ['--kafka', '--zookeeper', '--brokers', '--plugin', '--strict', '--format']) {
        expect(stdout).toContain(`  ${option} `);
      }
    }
    const { stdout } = run(['review', '--help']);
    for (const option of ['--git', '--live', '--context', '--namespace', '--allow', '--format']) {
      expect(stdout).toContain(`  ${option} `);
    }
    expect(stdout).not.toContain('--kafka');
  });

  test.each(['--version', '-V', '-v', 'version'])('%s prints the version', (word) => {
    expect(run([word])).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });
});
