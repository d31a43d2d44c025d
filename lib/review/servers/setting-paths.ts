import type { Server } from '../../servers/servers';

/** Where the container of a server is in its workload. */
export function containerPath({ container }: Pick<Server, 'container'>): readonly string[] {
  return ['spec', 'template', 'spec', 'containers', String(container.name)];
}

/** The path under which a changed setting of a server is reported, wherever the setting is. */
export function settingPath(server: Pick<Server, 'container'>, key: string): readonly string[] {
  return [...containerPath(server), '(settings)', key];
}
