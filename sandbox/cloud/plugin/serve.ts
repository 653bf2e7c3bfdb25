/**
 * Process entry of a provider that terraform itself starts, from a mirror:
 * `node sandbox/cloud/plugin/serve.ts PROVIDER --directory DIR`. Ends with terraform, however that ends.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../open-engine.ts'
import { startGrpcServer } from '../protocol/grpc.ts'
import { createProvider } from '../provider.ts'
import { PROVIDER_NAMES } from '../providers.ts'
import { createCertificate } from './certificate.ts'
import { handshakeLine, isStartedByTerraform, readHandshake, refusalLine } from './handshake.ts'

/** How often to look whether terraform is still there; a killed one says nothing. */
const PARENT_CHECK_MS = 500

async function main(args: string[]): Promise<void> {
  const parent = process.ppid
  const handshake = readHandshake(process.env)
  if ('refused' in handshake) throw new Error(handshake.refused)
  const { values, positionals } = parseArgs({
    args,
    options: { directory: { type: 'string' }, 'time-scale': { type: 'string', default: '0' } },
    allowPositionals: true,
  })
  const provider = PROVIDER_NAMES.find((name) => name === positionals[0])
  if (provider === undefined || values.directory === undefined) {
    throw new Error(`name a provider (${PROVIDER_NAMES.join(', ')}) and --directory DIR`)
  }
  const place = mkdtempSync(join(handshake.socketDirectory ?? tmpdir(), 'sandbox-cloud-'))
  process.on('exit', () => rmSync(place, { recursive: true, force: true }))
  // Ctrl-C reaches the whole group; it is terraform that decides what it means.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => process.exit(0))
  const timeScale = Number(values['time-scale'])
  const { engine } = await openEngine({ directory: values.directory, timeScale })
  const handlers = createProvider(provider, engine)
  handlers.set('/plugin.GRPCController/Shutdown', () => {
    setImmediate(() => process.exit(0))
    return new Uint8Array(0)
  })
  const { clientCertificate } = handshake
  const socketPath = join(place, `${provider}.sock`)
  const own = clientCertificate === undefined ? undefined : createCertificate(new Date())
  await startGrpcServer({
    listenAt: { socketPath },
    handlers,
    ...(own === undefined || clientCertificate === undefined ? {} : { tls: { ...own, clientCertificate } }),
  })
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0)
  }, PARENT_CHECK_MS)
  process.stdout.write(`${handshakeLine(socketPath, own?.der)}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n`)
  // Of a plugin that does not start, terraform shows what is on standard output and nothing else.
  if (isStartedByTerraform(process.env)) process.stdout.write(`${refusalLine(reason)}\n`)
  process.exitCode = 1
}
