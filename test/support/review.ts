import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Effect, rankOf } from '../../lib/lint/effect';
import type { Manifest } from '../../lib/manifests/manifest';
import { readManifests } from '../../lib/manifests/read-manifests';
import type { Review } from '../../lib/review/change';
import { review } from '../../lib/review/review';
import { ROOT } from './run-app';

const FILES = ['dist/10-zookeeper.yaml', 'dist/20-kafka-brokers.yaml'];
const DIST = FILES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

// biome-ignore lint/suspicious/noExplicitAny: tests change manifests freely
export type Free = any;

/** The objects of one side, as `StatefulSet/kafka`; the Job as `Job`. */
export type Objects = Record<string, Free>;

export type Edit = (objects: Objects) => void;

/** The default output of this project. */
export function defaultManifests(): Manifest[] {
  return readManifests(DIST, 'dist').map(({ manifest }) => manifest);
}

/** Reviews an edit of the default output. The edits of `before` are on both sides. */
export function reviewEdit(edit: Edit, before: Edit = () => {}): Review {
  const side = (...edits: readonly Edit[]) => {
    const objects = Object.fromEntries(defaultManifests().map((object) => [nameOf(object), object as Free]));
    for (const each of edits) each(objects);
    return Object.values(objects) as Manifest[];
  };
  return review(side(before), side(before, edit));
}

function nameOf({ kind, metadata }: Manifest): string {
  return kind === 'Job' ? 'Job' : `${kind}/${metadata.name}`;
}

/** An edit of the default output, and a change that the review must report. */
export interface ReviewCase {
  readonly name: string;
  /** On both sides. */
  readonly before?: Edit;
  readonly edit: Edit;
  readonly path: string;
  readonly effect: Effect;
}

export function testCases(cases: readonly ReviewCase[]): void {
  test.each(cases)('$name: $effect', ({ before, edit, path, effect }) => {
    const { changes, worst } = reviewEdit(edit, before);
    const found = changes.filter((change) => change.path === path).map((change) => change.effect);
    expect({ path, found, all: changes.map((change) => `${change.effect} ${change.path}`) }).toMatchObject({
      found: expect.arrayContaining([effect]),
    });
    expect(rankOf(worst as Effect)).toBeGreaterThanOrEqual(rankOf(effect));
    expect(changes[0].effect).toBe(worst);
  });
}

/** The specification of the brokers' StatefulSet. */
export const kafka = (objects: Objects): Free => objects['StatefulSet/kafka'].spec;
export const zookeeper = (objects: Objects): Free => objects['StatefulSet/zk'].spec;

/** The container of a broker. */
export const server = (objects: Objects): Free => kafka(objects).template.spec.containers[0];

/** Several edits, one after the other. */
export const edits =
  (...all: readonly Edit[]): Edit =>
  (objects) => {
    for (const edit of all) edit(objects);
  };

/** Replaces text in a file of a ConfigMap. */
export const inFile =
  (object: string, file: string, from: string | RegExp, to: string): Edit =>
  (objects) => {
    const { data } = objects[object];
    expect(data[file]).toMatch(from);
    data[file] = data[file].replace(from, to);
  };

export const inBrokerFile = (from: string | RegExp, to: string): Edit =>
  inFile('ConfigMap/kafka-cm', 'server.properties', from, to);
export const inDynamicFile = (from: string | RegExp, to: string): Edit =>
  inFile('ConfigMap/kafka-cm', 'dynamic.properties', from, to);
export const inZooCfg = (from: string | RegExp, to: string): Edit => inFile('ConfigMap/zk-cm', 'zoo.cfg', from, to);

/** Another hash of the configuration, which replaces the pods. */
const otherHash =
  (statefulSet: string): Edit =>
  (objects) => {
    objects[statefulSet].spec.template.metadata.annotations['cdk8s-kafka/config-hash'] = 'other';
  };

export const rollBrokers = otherHash('StatefulSet/kafka');
export const rollEnsemble = otherHash('StatefulSet/zk');

export const setImage =
  (image: string): Edit =>
  (objects) => {
    server(objects).image = image;
  };

export const renameJob: Edit = ({ Job }) => {
  Job.metadata.name = 'kafka-cfg-000000';
};

export const removeJob: Edit = (objects) => {
  delete objects.Job;
};

/** A second StatefulSet that reads the files of the brokers. */
export const addTwin: Edit = (objects) => {
  const twin = structuredClone(objects['StatefulSet/kafka']);
  twin.metadata.name = 'other';
  objects['StatefulSet/other'] = twin;
};

export const networkPolicy = (): Free => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'kafka' },
  spec: { podSelector: { matchLabels: { app: 'kafka' } } },
});
