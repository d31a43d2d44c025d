// Made by npm run generate, from the .sh files beside this file. Do not edit.

export const READINESS = `exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf srvr >&3 && grep -q ^Mode: <&3
`;

export const START_SERVER = `mkdir -p "\${DIRECTORIES[@]}"
echo $((\${HOSTNAME##*-} + 1)) > "\${DIRECTORIES[0]}/myid"
export SERVER_JVMFLAGS=$FLAGS
exec zkServer.sh start-foreground
`;
