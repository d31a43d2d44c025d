import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiType, type Docs, type Member, type Method, type Parameter, typeText } from './assembly';
import { GROUPS, SUBJECTS } from './subjects';

const PACKAGE = 'cdk8s-kafka';
const SHARED = `${PACKAGE}.WorkloadProps`;
const NODES = `${PACKAGE}.BrokerNodeProps`;
const CLUSTER = `${PACKAGE}.KafkaClusterProps`;
const OWNERS: Readonly<Record<string, string>> = {
  [SHARED]: 'both',
  [NODES]: 'cluster, and pools of brokers',
  [CLUSTER]: 'cluster',
  [`${PACKAGE}.ZookeeperEnsembleProps`]: 'ensemble',
};

/** The types that have the props of another one. */
const HEIRS: Readonly<Record<string, readonly string[]>> = {
  [SHARED]: Object.keys(OWNERS),
  [NODES]: [NODES, CLUSTER],
};

/** API.md: the props by subject, required ones first, then all other types by what they are for. */
export function apiPage(): string {
  const file = readFileSync(join(__dirname, '../../.jsii'), 'utf8');
  const types = Object.values((JSON.parse(file) as { types: Record<string, ApiType> }).types);
  const props = types.filter(({ fqn }) => fqn in OWNERS).flatMap(propsOf);
  refuseHomeless(props);
  const others = types.filter(({ fqn }) => !(fqn in OWNERS));
  const grouped = new Set(Object.values(GROUPS).flat());
  const rest = others.filter(({ name }) => !grouped.has(name)).map(({ name }) => name);
  const groups = Object.entries({ ...GROUPS, ...(rest.length > 0 ? { 'Other types': rest } : {}) });
  const lines = [
    '# API reference',
    '',
    'Made by `npm run generate` from the docstrings in `lib/`. Other languages have the same names in their own spelling: see',
    '[Python](docs/python.md), [Java](docs/java.md), [.NET](docs/dotnet.md), [Go](docs/go.md). `brokerConfig` is for TypeScript only; the README describes it.',
    '',
    ...Object.keys(OWNERS).map((fqn) => `<a id="${fqn}"></a>`),
    '',
    '## Props by subject',
    '',
    'Props of `KafkaCluster` (cluster), of `ZookeeperEnsemble` (ensemble), or of both. None is required.',
    '',
    '| subject | props |',
    '|---|---|',
    ...Object.keys(SUBJECTS).map((subject) => `| ${subject} | ${ofSubject(props, subject).map(linked).join(', ')} |`),
    ...groups.map(
      ([group, names]) =>
        `| ${group} | ${names
          .filter((name) => exists(others, name))
          .map(typeLink)
          .join(', ')} |`,
    ),
    '',
    ...Object.keys(SUBJECTS).flatMap((subject) => [
      `### ${subject}`,
      '',
      ...ofSubject(props, subject).flatMap(propEntry),
    ]),
    ...groups.flatMap(([group, names]) => [
      `## ${group}`,
      '',
      ...names.flatMap((name) => others.filter((type) => type.name === name)).flatMap(typeEntry),
    ]),
  ];
  return `${lines.join('\n').trim()}\n`;
}

interface Prop extends Member {
  readonly owner: string;
}

function propsOf(type: ApiType): readonly Prop[] {
  return (type.properties ?? []).map((property) => ({ ...property, owner: type.fqn }));
}

function refuseHomeless(props: readonly Prop[]): void {
  const known = new Set(Object.values(SUBJECTS).flat());
  const homeless = props.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (homeless.length > 0)
    throw new Error(`props without a subject in scripts/api/subjects.ts: ${homeless.join(', ')}`);
}

/** In the order of the table, required props first. */
function ofSubject(props: readonly Prop[], subject: string): readonly Prop[] {
  const found = SUBJECTS[subject].flatMap((name) => props.filter((prop) => prop.name === name));
  return [...found.filter(({ optional }) => !optional), ...found.filter(({ optional }) => optional)];
}

function linked({ name, owner }: Prop): string {
  return `[\`${name}\`](#${owner}.property.${name})`;
}

function exists(types: readonly ApiType[], name: string): boolean {
  return types.some((type) => type.name === name);
}

function typeLink(name: string): string {
  return `[${name}](#${PACKAGE}.${name})`;
}

function propEntry(prop: Prop): readonly string[] {
  // readers look a shared prop up by the construct that they use
  const owners = HEIRS[prop.owner] ?? [prop.owner];
  const ids = owners.map((owner) => `<a id="${owner}.property.${prop.name}"></a>`).join('');
  const facts = [
    OWNERS[prop.owner],
    `\`${typeText(prop.type)}\``,
    prop.optional ? defaultText(prop.docs) : '**required**',
  ];
  return [`#### ${prop.name}`, '', ids, '', `${facts.join('; ')}. ${text(prop.docs)}`, ''];
}

function typeEntry(type: ApiType): readonly string[] {
  return [
    `### ${type.name}`,
    '',
    `<a id="${type.fqn}"></a>`,
    '',
    text(type.docs),
    '',
    ...constructorOf(type),
    ...(type.methods ?? [])
      .filter((method) => method.overrides === undefined)
      .flatMap((method) => methodEntry(type, method)),
    ...table('field', type, requiredFirst(type.properties ?? [])),
    ...(type.members ?? []).map(
      ({ name, docs }) => `- <a id="${type.fqn}.${name}"></a>\`${type.name}.${name}\`: ${text(docs)}`,
    ),
    '',
  ];
}

function constructorOf({ name, kind, initializer }: ApiType): readonly string[] {
  if (kind !== 'class' || initializer === undefined) return [];
  const verb = initializer.protected ? 'To extend' : 'To create';
  return [`${verb}: \`new ${name}(${signature(initializer.parameters)})\``, '', ...parameters(initializer.parameters)];
}

function methodEntry(type: ApiType, { name, docs, parameters: list, returns, ...method }: Method): readonly string[] {
  const id = `<a id="${type.fqn}.${name}"></a>`;
  const receiver = method.static ? `${type.name}.` : '.';
  const result = returns === undefined ? '' : `: ${typeText(returns.type)}`;
  const sentence = method.abstract ? `To implement. ${text(docs)}` : text(docs);
  return [`${id}**\`${receiver}${name}(${signature(list)})${result}\`**`, '', sentence, '', ...parameters(list)];
}

function signature(list: readonly Parameter[] = []): string {
  return list
    .map(
      ({ name, type, optional, variadic }) =>
        `${variadic ? '...' : ''}${name}${optional ? '?' : ''}: ${typeText(type)}${variadic ? '[]' : ''}`,
    )
    .join(', ');
}

function parameters(list: readonly Parameter[] = []): readonly string[] {
  const described = list.filter(({ docs }) => docs?.summary !== undefined);
  if (described.length === 0) return [];
  return [...described.map(({ name, docs }) => `- \`${name}\`: ${text(docs)}`), ''];
}

function table(title: string, type: ApiType, members: readonly Member[]): readonly string[] {
  if (members.length === 0) return [];
  const rows = members.map((member) => {
    const id = `<a id="${type.fqn}.property.${member.name}"></a>`;
    const fallback = member.docs?.default === undefined ? '' : ` Default: ${member.docs.default.replace(/^- /, '')}.`;
    const need = type.kind === 'interface' && !member.optional ? ' **required**' : '';
    return `| ${id}\`${member.name}\`${need} | \`${typeText(member.type).replaceAll('|', '\\|')}\` | ${cell(`${text(member.docs)}${fallback}`)} |`;
  });
  return [`| ${title} | type | |`, '|---|---|---|', ...rows, ''];
}

function requiredFirst(members: readonly Member[]): readonly Member[] {
  return [...members.filter(({ optional }) => !optional), ...members.filter(({ optional }) => optional)];
}

function defaultText(docs: Docs = {}): string {
  const value = docs.default?.replace(/^- /, '');
  return value === undefined ? 'optional' : `default: ${unwrapped(value)}`;
}

/** The whole docstring: summary and remarks belong together, and jsii only cuts them apart. */
function text({ summary = '', remarks = '', returns, see }: Docs = {}): string {
  const parts = [summary, remarks, returns === undefined ? '' : `Returns ${returns}`].filter((part) => part !== '');
  const links = (see ?? '')
    .split(/\s+/)
    .filter((url) => url.startsWith('http'))
    .map((url) => `[Source](${url})`);
  return unwrapped([...parts, ...links].join(' ').trim());
}

/** Docstrings are wrapped for the editor. */
function unwrapped(prose: string): string {
  return prose.includes('```') ? prose : prose.replace(/([^\n])\n(?!\n|- )/g, '$1 ');
}

function cell(sentence: string): string {
  return sentence.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
