/** What terraform tells a plugin by its environment before the first call (go-plugin, protocol of November 2026). */
export interface Handshake {
  /** PEM of the only caller to answer; undefined when Terraform runs plugins without TLS. */
  readonly clientCertificate: string | undefined
  /** Where the socket should be; undefined for the system's temporary directory. */
  readonly socketDirectory: string | undefined
}

/** Value that every Terraform and OpenTofu puts into TF_PLUGIN_MAGIC_COOKIE. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'
const PROTOCOL = '6'

/** Tells whether the environment is one that Terraform gives a plugin, and not a person's. */
export function isStartedByTerraform(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment['TF_PLUGIN_MAGIC_COOKIE'] === MAGIC_COOKIE
}

/** Reads the environment of a plugin, or says in one sentence why it cannot serve. */
export function readHandshake(
  environment: Readonly<Record<string, string | undefined>>,
): Handshake | { readonly refused: string } {
  if (!isStartedByTerraform(environment)) {
    return {
      refused:
        'this is a Terraform provider of the sandbox cloud, which terraform starts by itself; ' +
        '"npm run --silent sandbox -- mirror DIR" prepares a shell for it',
    }
  }
  const versions = (environment['PLUGIN_PROTOCOL_VERSIONS'] ?? '').split(',').map((one) => one.trim())
  if (!versions.includes(PROTOCOL)) {
    return {
      refused:
        `this terraform offers plugin protocol ${versions.join(', ') || 'none'} and the sandbox cloud needs ` +
        `${PROTOCOL}; use Terraform 1.9 or newer, or OpenTofu 1.6 or newer`,
    }
  }
  return {
    clientCertificate: environment['PLUGIN_CLIENT_CERT'] || undefined,
    socketDirectory: environment['PLUGIN_UNIX_SOCKET_DIR'] || undefined,
  }
}

/** The line that tells Terraform where the plugin listens; `der` is the certificate it will show. */
export function handshakeLine(socketPath: string, der: Buffer | undefined): string {
  const fields = ['1', PROTOCOL, 'unix', socketPath, 'grpc']
  if (der !== undefined) fields.push(der.toString('base64').replaceAll('=', ''))
  return fields.join('|')
}

/** The line in place of the other one that makes Terraform show why there is no plugin: it prints what it cannot read. */
export function refusalLine(reason: string): string {
  return reason.replaceAll(/\s+/g, ' ').replaceAll('|', '/')
}
