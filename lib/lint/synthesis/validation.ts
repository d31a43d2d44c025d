import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../finding';
import { appState } from './app-state';
import { ConfigurationError } from './configuration-error';
import type * as texts from './problem-text';

/** All constructs of an app, parents before their children. */
export type ConstructTree = ReadonlySet<IConstruct>;

/** A check of one construct. Its result must not change once the construct exists: the check runs once. */
export type ConstructCheck = () => readonly Finding[];

/** A check of how constructs fit together. It runs again when a construct was added or removed. */
export type TreeCheck = (tree: ConstructTree) => readonly Finding[];

/** Registers a check that runs when the app is synthesized, before any file is written. */
export function checkConstruct(construct: IConstruct, check: ConstructCheck): void {
  validationOf(construct).addConstructCheck(construct, check);
}

/**
 * Registers a check of the whole app that runs when the app is synthesized, before any file is written.
 *
 * @param id a second check with the same id is not registered: many constructs ask for the same one
 */
export function checkTree(construct: IConstruct, id: string, check: TreeCheck): void {
  validationOf(construct).addTreeCheck(id, check);
}

function validationOf(construct: IConstruct): AppValidation {
  return appState(construct, 'validation.1', () => {
    const { root } = construct.node;
    const validation = new AppValidation(root);
    root.node.addValidation(validation);
    if (root instanceof App) announceSyntheses(root, validation);
    return validation;
  });
}

/**
 * Tells the validation when a synthesis of the app begins and ends. cdk8s has no hook for this, so the app gets its own
 * `synth` and `synthYaml`, which call the methods of its class. An app whose class overrides them is left alone: they may
 * change the app.
 */
function announceSyntheses(app: App, validation: AppValidation): void {
  for (const method of ['synth', 'synthYaml'] as const) {
    if (app[method] !== App.prototype[method]) continue;
    Object.defineProperty(app, method, {
      value: () => validation.during(() => App.prototype[method].call(app)),
      configurable: true,
      writable: true,
    });
  }
}

/**
 * The one validation of an app. cdk8s reports the problems of each construct as one line with a stack trace; this collects
 * all findings and throws them as one readable text.
 *
 * cdk8s validates the whole app again for each chart that it renders. Findings are therefore kept while the app consists of
 * the same constructs, and a synthesis compares the constructs only once.
 */
class AppValidation {
  private readonly constructChecks: (readonly [IConstruct, ConstructCheck])[] = [];
  private readonly treeChecks = new Map<string, TreeCheck>();
  private readonly printedWarnings = new Set<string>();
  /** The constructs that `findings` are about; undefined when the checks have to run. */
  private checked: readonly IConstruct[] | undefined;
  private findings: readonly Finding[] = [];
  private hasErrors = false;
  /** Where the app is in a synthesis: nothing changes between its first validation and its end. */
  private synthesis: 'none' | 'begun' | 'validated' = 'none';

  constructor(private readonly root: IConstruct) {}

  public addConstructCheck(construct: IConstruct, check: ConstructCheck): void {
    this.constructChecks.push([construct, once(check)]);
    this.checked = undefined;
  }

  public addTreeCheck(id: string, check: TreeCheck): void {
    if (this.treeChecks.has(id)) return;
    this.treeChecks.set(id, check);
    this.checked = undefined;
  }

  /** Runs a synthesis. */
  public during<Result>(synthesize: () => Result): Result {
    this.synthesis = 'begun';
    try {
      return synthesize();
    } finally {
      this.synthesis = 'none';
    }
  }

  public validate(): string[] {
    if (this.synthesis !== 'validated' || this.checked === undefined) this.findProblems();
    if (this.synthesis === 'begun') this.synthesis = 'validated';
    return [];
  }

  private findProblems(): void {
    const constructs = this.root.node.findAll();
    if (this.checked === undefined || !haveSameItems(this.checked, constructs)) this.runChecks(constructs);
    if (this.hasErrors) throw new ConfigurationError(this.findings, problemsOfOthers(this.root, constructs));
  }

  private runChecks(constructs: readonly IConstruct[]): void {
    const tree = new Set(constructs);
    this.findings = [
      ...this.constructChecks.flatMap(([construct, check]) => (tree.has(construct) ? check() : [])),
      ...[...this.treeChecks.values()].flatMap((check) => check(tree)),
    ];
    this.hasErrors = this.findings.some(({ severity }) => severity === 'error');
    this.checked = constructs;
    // the text of an error includes the warnings
    if (!this.hasErrors) this.printWarnings();
  }

  /** Prints each warning once, even if the app changes and is synthesized again. */
  private printWarnings(): void {
    if (this.findings.length === 0) return;
    const { warningText } = require('./problem-text') as typeof texts;
    const text = warningText(this.findings, this.printedWarnings);
    if (text !== '') console.warn(text);
  }
}

function once(check: ConstructCheck): ConstructCheck {
  let findings: readonly Finding[] | undefined;
  return () => {
    findings ??= check();
    return findings;
  };
}

/** Compares the items themselves: after one construct was removed and another added there are as many as before. */
function haveSameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Problems that constructs of other libraries report, so that one run shows everything. */
function problemsOfOthers(root: IConstruct, constructs: readonly IConstruct[]): string[] {
  return constructs
    .filter((construct) => construct !== root)
    .flatMap((construct) => construct.node.validate().map((message) => `error ${construct.node.path}: ${message}`));
}
