import { writeFileSync } from 'node:fs';
import { afterAll, expect, inject, it } from 'vitest';
import { reliabilityPage } from '../../../scripts/reliability/page';
import { progress } from '../eventually';
import { kubectl, kubernetesVersion } from '../kubectl';
import type { Stack } from '../stack';
import { WITHOUT_NODE_FAULTS } from './node-faults';
import type { Observation } from './observation';
import { keepResults, type Results } from './results';
import { Rig } from './rig';
import type { Variant } from './variant';
import { LOAD, type Load } from './witness';

/** What the tests of one stack share: the cluster that is being worked on, and what has been found so far. */
export class Bench {
  public readonly run = inject('run');
  public readonly rolls: { -readonly [Name in keyof Results['rolls']]?: number } = {};
  private readonly cases: Observation[] = [];
  private readonly controls: Observation[] = [];
  private image?: Pick<Results, 'system' | 'java'>;
  private current?: Rig;

  public constructor(public readonly stack: Stack) {}

  public get rig(): Rig {
    if (this.current === undefined) throw new Error('there is no cluster');
    return this.current;
  }

  public get namespace(): string {
    return this.rig.namespace;
  }

  public async begin(purpose: string, variant?: Variant, load?: Load): Promise<void> {
    this.current = await Rig.start(this.stack, { run: this.run, purpose, variant, load });
    await this.noteImage(this.namespace);
  }

  public async end(): Promise<void> {
    await this.current?.end();
    this.current = undefined;
  }

  /** Lets something happen under load, as a row of the page. */
  public async observe(name: string, happen: () => Promise<void>): Promise<Observation> {
    const observation = await this.rig.observe(name, happen);
    this.cases.push(observation);
    return observation;
  }

  /** The same for what has to go wrong. */
  public async observeControl(name: string, happen: () => Promise<void>, settles?: number): Promise<Observation> {
    const observation = await this.rig.observe(name, happen, { settles });
    this.controls.push(observation);
    return observation;
  }

  /** A roll, a drain, a change: nobody may notice, and nothing may restart by itself. */
  public expectUndisturbed(observation: Observation): void {
    expectNothingLost(observation);
    expect(observation.samples, 'seconds in which brokers answered').toBeGreaterThan(observation.seconds / 2);
    expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
    expect(observation.longestStall, 'longest stall in seconds').toBeLessThan(this.stack.longestStall);
    expect(observation.restarts, 'restarts').toBe(0);
  }

  /** Fails where the stack promises that writers wait no longer than so many seconds. */
  public expectStallWithin(seconds: number | undefined, { longestStall }: Observation): void {
    if (seconds !== undefined) expect(longestStall, 'longest stall in seconds').toBeLessThanOrEqual(seconds);
  }

  /** What the brokers' image is made of. */
  public async noteImage(namespace: string): Promise<void> {
    const ask = '. /etc/os-release && echo "$PRETTY_NAME" && java -version 2>&1 | head -n 1';
    const answer = await kubectl(['exec', 'kafka-0', '-c', 'kafka', '--namespace', namespace, '--', 'bash', '-c', ask]);
    const [system, java] = answer.trim().split('\n');
    this.image = { system, java };
  }

  /** Writes results and page when all tests of the file are over, or those that were chosen. */
  public keepWhatIsFound(): void {
    afterAll(async () => {
      const { cases, controls, rolls, stack } = this;
      if (this.image === undefined || cases.length + controls.length + Object.keys(rolls).length === 0) return;
      const place = { kubernetes: await kubernetesVersion(), images: stack.images, ...this.image, load: LOAD };
      keepResults(stack.name, { ...place, cases, controls, rolls });
      writeFileSync('docs/reliability.md', reliabilityPage());
    });
  }
}

export function expectNothingLost(observation: Observation): void {
  const { lost, duplicated, disordered, failed } = observation;
  expect({ lost, duplicated, disordered, failed }).toEqual({ lost: 0, duplicated: 0, disordered: 0, failed: 0 });
  expect(observation.acked, 'messages acknowledged').toBeGreaterThan(0);
}

/** Leaves a case out where its faults cannot be made, and says why. */
export function withFaults(name: string, body: () => Promise<void>): void {
  if (WITHOUT_NODE_FAULTS !== undefined) progress(`left out, as ${WITHOUT_NODE_FAULTS}: ${name}`);
  it.skipIf(WITHOUT_NODE_FAULTS !== undefined)(name, body);
}
