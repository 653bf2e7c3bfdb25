import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from './engine/engine.ts'
import type { Fault } from './engine/faults.ts'
import type { CloudEvent } from './history.ts'
import { type EngineOptions, openEngine } from './open-engine.ts'
import { type GrpcServer, startGrpcServer } from './protocol/grpc.ts'
import { createProvider } from './provider.ts'
import { PROVIDER_NAMES, sourceOf } from './providers.ts'
import { startStandIn } from './stand-in.ts'
import type { CloudResource } from './store/store.ts'

export {
  SANDBOX_SUBSCRIPTION_ID,
  SANDBOX_SUBSCRIPTION_PREFIX,
  SANDBOX_TENANT_ID,
} from './engine/scope.ts'

export interface CloudOptions extends EngineOptions {
  /** What is there before the first terraform run, such as networks that somebody else made. */
  readonly existing?: readonly CloudResource[]
  /** Where to put the sockets; without it a new directory below the system's temporary one. */
  readonly socketDirectory?: string
}

/** A running sandbox cloud. */
export interface Cloud {
  /** Value of TF_REATTACH_PROVIDERS that makes terraform use this cloud. */
  readonly reattach: string
  /** Variables for every terraform run on this cloud; they also keep terraform from downloading a provider. */
  readonly environment: Readonly<Record<string, string>>
  readonly resources: () => Promise<CloudResource[]>
  /** What happened since the start, oldest first. */
  readonly history: () => CloudEvent[]
  readonly addFault: (fault: Fault) => void
  /** Ends all connections and removes the sockets. */
  readonly close: () => Promise<void>
}

/** Starts a cloud that the terraform binary of this machine can plan and apply against, without any account. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const { engine, history } = await openEngine(options)
  await Promise.all((options.existing ?? []).map((resource) => engine.store.put(resource)))
  const place = await preparePlace(options.socketDirectory)
  const servers = await startServers(engine, place)
  const standIn = startStandIn()
  const reattach = JSON.stringify(
    Object.fromEntries(servers.map(({ source, server }) => [source, reattachEntry(server, standIn.pid)])),
  )
  return {
    reattach,
    environment: {
      TF_REATTACH_PROVIDERS: reattach,
      TF_CLI_CONFIG_FILE: join(place, 'terraform.rc'),
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
    },
    resources: engine.store.list,
    history: () => [...history],
    addFault: (fault) => {
      engine.faults.push(fault)
    },
    close: async () => {
      await Promise.all(servers.map(({ server }) => server.close()))
      await standIn.stop()
      await rm(place, { recursive: true, force: true })
    },
  }
}

/** Makes a directory for sockets with a CLI configuration whose only source of providers is an empty directory. */
async function preparePlace(parent: string | undefined): Promise<string> {
  if (parent !== undefined) await mkdir(parent, { recursive: true })
  const place = await mkdtemp(join(parent ?? tmpdir(), 'sandbox-cloud-'))
  const mirror = join(place, 'no-providers')
  await mkdir(mirror)
  const lines = [
    'provider_installation {',
    '  filesystem_mirror {',
    `    path = ${JSON.stringify(mirror)}`,
    '  }',
    '}',
  ]
  await writeFile(join(place, 'terraform.rc'), `${lines.join('\n')}\n`)
  return place
}

function startServers(engine: Engine, place: string): Promise<{ source: string; server: GrpcServer }[]> {
  return Promise.all(
    PROVIDER_NAMES.map(async (provider) => ({
      source: sourceOf(provider),
      server: await startGrpcServer({
        listenAt:
          process.platform === 'win32' ? { port: 0 } : { socketPath: join(place, `${provider}.sock`) },
        handlers: createProvider(provider, engine),
      }),
    })),
  )
}

/** `Test` tells terraform that the process is not its own to stop. */
function reattachEntry(server: GrpcServer, pid: number): object {
  return { Protocol: 'grpc', ProtocolVersion: 6, Pid: pid, Test: true, Addr: server.address }
}
