import type { ServerContainer } from '../../workload/server-container';
import { officialZookeeperContainer } from './official-image';
import type { ZookeeperServer } from './zookeeper-server';

/**
 * How an image of ZooKeeper is configured and started. Extend it for an image with another contract: its one method
 * turns the settings into a container.
 */
export abstract class ZookeeperImage {
  /**
   * The image of the Docker project, or a copy of it in another registry.
   *
   * @param reference defaults to `zookeeper:3.9.4`
   * @see https://hub.docker.com/_/zookeeper
   */
  public static official(reference: string = 'zookeeper:3.9.4'): ZookeeperImage {
    return new OfficialImage(reference);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'ZookeeperImage';

  /**
   * Whether this is the contract of the official image.
   *
   * @internal
   */
  public readonly _isOfficial: boolean = false;

  /** @param reference name of the image with its tag or digest */
  protected constructor(public readonly reference: string) {}

  /**
   * The container that runs one server.
   *
   * @param server the settings, under the server's own key names
   */
  public abstract container(server: ZookeeperServer): ServerContainer;
}

class OfficialImage extends ZookeeperImage {
  public override readonly _isOfficial = true;

  public container(server: ZookeeperServer): ServerContainer {
    return officialZookeeperContainer(this.reference, server);
  }
}
