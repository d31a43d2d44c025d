/** A port that the servers listen on. */
export interface NamedPort {
  readonly name: string;
  readonly port: number;
}

/** A port besides those of the server itself, such as that of an agent with metrics. */
export interface AdditionalPort {
  /** Name of the port: lower-case letters, digits and hyphens, at most 15 characters. */
  readonly name: string;

  /** Number of the port, 1 to 65535. */
  readonly port: number;

  /**
   * Whether the headless Service has it too, so that it can be found by its name.
   * @default true
   */
  readonly onService?: boolean;
}
