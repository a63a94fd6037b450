/** How the server listens: a socket in a private folder, or a port of the loopback address where there are no such sockets. */
export type ServerAddress =
  | { readonly kind: 'socket'; readonly folder: string; readonly port: 5432 }
  | { readonly kind: 'loopback'; readonly port: number }

/** What `pg` wants to know to reach an address. */
export function hostAndPort(address: ServerAddress): { host: string; port: number } {
  return { host: address.kind === 'socket' ? address.folder : '127.0.0.1', port: address.port }
}

/** Name of the app's own superuser, used for bookkeeping only. */
export const SUPERUSER = 'tablestakes'

const SETTINGS: readonly (readonly [string, string])[] = [
  // The data can always be rebuilt from the history, so it need not survive a power failure.
  ['fsync', 'off'],
  // `off` lost committed DDL when one backend crashed; with fsync off, `on` costs nothing.
  ['synchronous_commit', 'on'],
  ['full_page_writes', 'off'],
  ['shared_buffers', '256MB'],
  ['max_connections', '120'],
  ['jit', 'off'],
  ['wal_level', 'logical'],
  ['max_wal_senders', '8'],
  ['max_wal_size', '4GB'],
  ['checkpoint_timeout', '30min'],
  ['maintenance_work_mem', '256MB'],
  ['work_mem', '16MB'],
  ['temp_file_limit', '2GB'],
  ['huge_pages', 'off'],
  ['max_parallel_workers_per_gather', '1'],
  ['shared_preload_libraries', 'pg_stat_statements'],
  ['password_encryption', 'scram-sha-256'],
  ['file_copy_method', 'clone'],
  // The candidate's own errors are shown to them, not logged.
  ['log_min_messages', 'log'],
  ['log_checkpoints', 'off'],
  ['log_min_error_statement', 'panic'],
  ['logging_collector', 'off'],
  ['lc_messages', 'C'],
]

/** Command line of `postgres`. */
export function serverArguments(options: {
  readonly platform: NodeJS.Platform
  readonly data: string
  readonly extensions: string
  readonly address: ServerAddress
}): string[] {
  const { platform, data, extensions, address } = options
  const listen =
    address.kind === 'socket'
      ? [
          ['listen_addresses', ''],
          ['unix_socket_permissions', '0700'],
          ['unix_socket_directories', address.folder],
        ]
      : [['listen_addresses', '127.0.0.1']]
  const settings = [
    ...SETTINGS.filter(([name]) => platform === 'linux' || platform === 'darwin' || name !== 'file_copy_method'),
    ...listen,
    ['extension_control_path', extensions],
  ]
  return ['-D', data, '-p', String(address.port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Command line of `initdb`: the same sort order on every system, and no way in without a password. */
export function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    ...['-D', data, '-U', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ...['--no-sync', '--no-instructions'],
  ]
}

/** pg_hba.conf: password for everybody, nothing else. */
export function hostBasedAccess(address: ServerAddress['kind']): string {
  return address === 'socket' ? 'local all all scram-sha-256\n' : 'host all all 127.0.0.1/32 scram-sha-256\n'
}

/** Arguments of `pg_ctl start` on Windows, which strips an administrator's rights that `postgres` would refuse. */
export function pgCtlArguments(data: string, logFile: string, server: readonly string[]): string[] {
  const quoted = server.slice(2).map((argument) => (/^[\w.,=:-]+$/.test(argument) ? argument : `"${argument}"`))
  return ['start', '-D', data, '-W', '-s', '-l', logFile, '-o', quoted.join(' ')]
}

/** Environment of the server: nothing of the app's own but what the system needs. */
export function serverEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = own[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
