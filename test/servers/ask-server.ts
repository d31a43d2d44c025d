import { join } from 'node:path';
import { type JavaProject, runJava } from '../../scripts/maven';
import type { Verdict } from './comparison';
import type { PropertySet } from './property-set';

/**
 * The verdicts of a real server on all sets, in the same order.
 *
 * @param withFiles replaces paths of files that do not exist
 */
export function askServer(
  server: 'kafka' | 'zookeeper',
  release: string,
  sets: readonly PropertySet[],
  withFiles: (text: string) => string = (text) => text,
): readonly Verdict[] {
  const questions = sets.map(({ properties }, id) => {
    const entries = Object.entries(properties).map(([key, value]) => [key, withFiles(value)]);
    return JSON.stringify({ id, properties: Object.fromEntries(entries) });
  });
  const answers = runJava(projectOf(server), release, 'Verdicts', questions.join('\n')).trim().split('\n');
  if (answers.length !== sets.length) throw new Error(`${answers.length} answers to ${sets.length} questions`);
  return answers.map((answer) => JSON.parse(answer));
}

function projectOf(server: string): JavaProject {
  return { directory: join(__dirname, '..', '..', 'tools', server), versionProperty: `${server}.version` };
}
