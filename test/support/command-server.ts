import { createServer, type Server } from 'node:net';
import { runCommand } from './command';

/**
 * Runs `cdk8s-kafka` in this process for shell scripts: they call a stub that asks this server, and prints and exits as it answers.
 * A script has to be run with `spawn`, as this process must be free to answer.
 */
export class CommandServer {
  public static async open(): Promise<CommandServer> {
    const server = createServer((socket) => {
      let request = '';
      socket.on('data', (bytes) => {
        request += bytes.toString();
        if (!request.endsWith('\0\n')) return;
        const [cwd, ...argv] = request.split('\0').slice(0, -1);
        const { status, stdout, stderr } = runCommand(cwd, argv);
        const [out, err] = [stdout, stderr].map((text) => Buffer.from(text).toString('base64'));
        socket.end(`${status} x${out} x${err}\n`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CommandServer(server);
  }

  private constructor(private readonly server: Server) {}

  /** What a stub of the command does, in bash. */
  public get script(): string {
    const { port } = this.server.address() as { port: number };
    return [
      `exec 3<>/dev/tcp/127.0.0.1/${port}`,
      String.raw`printf '%s\0' "$PWD" "$@" >&3; echo >&3`,
      'read -r status out err <&3',
      'base64 --decode <<< "${out#x}"',
      'base64 --decode <<< "${err#x}" >&2',
      'exit "$status"',
    ].join('\n');
  }

  public close(): void {
    this.server.close();
  }
}
