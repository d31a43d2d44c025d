import { EFFECTS, rankOf } from '../../lint/effect';
import { members } from '../canonical/pointer';
import type { Change, Review } from '../change';
import { objectName } from '../manifest/manifest';
import type { SourcedManifest } from '../reading/read-manifests';
import { linesOf } from '../reading/yaml-lines';
import { numbered, placeText, plain, type ReportContext } from './report';

/**
 * For code hosts: each change at the line of the new side where it stands.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ changes }: Review, { allowed, objects }: ReportContext): string {
  const locationOf = locations(objects);
  const results = changes.map((change) => {
    const { effect, acknowledged } = change;
    const level = rankOf(effect) > rankOf(allowed) ? 'error' : effect === 'NOOP' ? 'none' : 'note';
    return {
      ruleId: effect,
      ruleIndex: rankOf(effect),
      level,
      message: { text: textOf(change) },
      locations: [{ physicalLocation: locationOf(change) }],
      ...(acknowledged === undefined
        ? {}
        : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: acknowledged }] }),
    };
  });
  const rules = EFFECTS.map((effect) => ({ id: effect, shortDescription: { text: `a change that is ${effect}` } }));
  const tool = { driver: { name: 'cdk8s-kafka review', rules } };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool, results }] },
    undefined,
    2,
  );
}

function textOf(change: Change): string {
  const { effect, why, steps } = change;
  const place = placeText({ workload: undefined, entries: [] }, change);
  return [`${effect}: ${place}`, why, ...numbered(steps)].map(plain).join('\n');
}

/** Where changes stand in the files of the new side; what is there no more is told at the beginning. */
function locations(objects: readonly SourcedManifest[]): (change: Change) => object {
  const places = new Map(objects.map((sourced) => [objectName(sourced.manifest), sourced]));
  const lines = new Map<string, ReturnType<typeof linesOf>>();
  return ({ object, path }) => {
    const place = places.get(object);
    if (place === undefined) return location(objects[0].file, 1);
    const lineOf = lines.get(object) ?? linesOf(place.source.text);
    lines.set(object, lineOf);
    return location(place.file, Math.max(place.line, place.source.line + lineOf(members(path))));
  };
}

function location(file: string, startLine: number): object {
  return { artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) }, region: { startLine } };
}
