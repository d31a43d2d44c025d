import type { IConstruct } from 'constructs';

/**
 * A value that all constructs of one app share. It is stored on the root of the app under a global symbol, so that several
 * copies of this package in one app share it too.
 *
 * @param key includes a number: raise it when the type of the value changes, because copies may have different versions
 */
export function appState<State>(construct: IConstruct, key: `${string}.${number}`, create: () => State): State {
  const root = construct.node.root as IConstruct & { [key: symbol]: State | undefined };
  const symbol = Symbol.for(`cdk8s-kafka.${key}`);
  const state = root[symbol] ?? create();
  root[symbol] = state;
  return state;
}
