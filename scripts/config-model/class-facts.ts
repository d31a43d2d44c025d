import { CLASS_TYPES } from '../../lib/server-config/kafka/model/known-classes';
import { type JavaProject, runJava } from '../maven';

type Implementations = Readonly<Record<string, readonly string[]>>;

/** The text of the file with Kafka's own classes that a key can name, by type; a line for each class, with the versions that have it. */
export function classesText(
  kafka: JavaProject,
  releases: Readonly<Record<string, { readonly release: string }>>,
): string {
  const versions = Object.keys(releases);
  const facts = versions.map((version): Implementations => {
    const types = Object.values(CLASS_TYPES);
    return JSON.parse(runJava(kafka, releases[version].release, 'ClassFacts', types.join('\n')));
  });
  const lines = Object.entries(CLASS_TYPES).map(([name, type]) => {
    const classes = [...new Set(facts.flatMap((each) => each[type] ?? []))].sort();
    const rows = classes.map((each) => {
      const having = versions.filter((_, index) => facts[index][type]?.includes(each));
      return `  ${JSON.stringify(each)}: ${JSON.stringify(having)}`;
    });
    return `${JSON.stringify(name)}: {${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n`}}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
