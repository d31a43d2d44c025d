import type { NodesInCluster, NodesOfFile } from './cluster-nodes';

type Settings = Readonly<Record<string, string>>;

export function controller(settings: Settings, ...ids: readonly number[]): NodesOfFile {
  return exampleNodes('controller', settings, ids);
}

export function broker(settings: Settings, ...ids: readonly number[]): NodesOfFile {
  return exampleNodes('broker', settings, ids);
}

export function alone(own: NodesOfFile): NodesInCluster {
  return { own, all: [own], isWhole: true };
}

export function afterOther(other: NodesOfFile, own: NodesOfFile): NodesInCluster {
  return { own, all: [other, own], isWhole: true };
}

function exampleNodes(role: string, settings: Settings, ids: readonly number[]): NodesOfFile {
  return { name: `${role}.properties`, entries: new Map(Object.entries({ 'process.roles': role, ...settings })), ids };
}
