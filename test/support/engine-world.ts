import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { repositoryFiles } from '../../sandbox/stories/repository.ts'
import { createPriceBook } from '../../src/adapters/azure-prices/create-price-book.ts'
import { createStackRenderer } from '../../src/adapters/handlebars/create-stack-renderer.ts'
import { createTextRenderer } from '../../src/adapters/handlebars/create-text-renderer.ts'
import { createPolicyReader } from '../../src/adapters/repository-policy/create-policy-reader.ts'
import { createStackReader } from '../../src/adapters/repository-stacks/create-stack-reader.ts'
import { ExternalServiceError } from '../../src/domain/errors.ts'
import type { Json } from '../../src/lib/json.ts'
import type { RepositoryForge } from '../../src/ports/forge.ts'
import type { RequestStore } from '../../src/ports/request-store.ts'
import type { ApplyOutcome, Terraform } from '../../src/ports/terraform.ts'
import type { WorkHandlers } from '../../src/ports/work-queue.ts'
import type { ModelAccess } from '../../src/workflow/dependencies.ts'
import { createEngine } from '../../src/workflow/engine.ts'
import { createFakeTerraform, type FakeTerraform } from './fake-terraform.ts'
import { createMemoryCloud, type MemoryCloud } from './memory-cloud.ts'
import { createMemoryForge, type MemoryForge } from './memory-forge.ts'
import { createMemoryStore } from './memory-store.ts'
import { createLifeLine, type Life } from './mortal-process.ts'
import { promised } from './promised.ts'
import { silentLogger } from './silent-logger.ts'

const templatesDirectory = fileURLToPath(new URL('../../templates', import.meta.url))
const capabilitiesDirectory = fileURLToPath(new URL('../../capabilities', import.meta.url))
const parts = {
  stacks: createStackRenderer({ capabilitiesDirectory, templatesDirectory }),
  texts: createTextRenderer({ templatesDirectory }),
  capabilities: capabilityRegistry.map(({ capability }) => capability),
  prices: createPriceBook(),
  banner: null,
}

/** Failures in a row, with pauses that grow to a second, after which a job will not succeed any more. */
const patience = 6

/** What an apply came to, in the order in which they ended. */
export interface SeenApply {
  readonly path: string
  readonly outcome: ApplyOutcome['kind']
  /** Null unless it was applied. */
  readonly how: string | null
}

/** The engine with everything around it in memory: alice asks, bob and carol approve, mallory is nobody. */
export interface EngineWorld {
  readonly forge: MemoryForge
  readonly terraform: FakeTerraform
  readonly cloud: MemoryCloud
  readonly store: RequestStore
  readonly applies: readonly SeenApply[]
  /** Calls of ports until now. */
  calls(): number
  /** What handlers threw until now; their jobs were run again. */
  errors(): readonly unknown[]
  /** What an operator is woken up for. */
  alarms(): readonly string[]
  /** Fields of what was noted with a message. */
  notes(message: string): readonly object[]
  /** The forge says no to the next call of a method, and would say no again. */
  refuseNext(method: keyof RepositoryForge): void
  receive(requestKey: string, body: Json): Promise<void>
  /** Resolves when no job runs, waits or pauses; rejects when a job fails again and again. */
  untilIdle(): Promise<void>
  /** Lets time go on, as caches and reports see it. */
  pass(ms: number): void
}

/**
 * With `fatalCall` the process is killed after that many calls of ports, and another one goes on.
 * The world ends with the test.
 */
export function createEngineWorld(
  options: {
    readonly fatalCall?: number
    readonly model?: ModelAccess
    /** Lines added to the repository's configuration. */
    readonly policy?: string
    /** Stands between the engine and its store. */
    readonly storeOf?: (store: RequestStore) => RequestStore
  } = {},
): EngineWorld {
  let nowMs = Date.parse('2026-11-22T09:00:00Z')
  const clock = { now: () => new Date(nowMs) }
  const forge = createMemoryForge(withPolicy(options.policy))
  const terraform = createFakeTerraform()
  const cloud = createMemoryCloud()
  const memory = createMemoryStore(clock.now)
  const lifeLine = createLifeLine(options.fatalCall)
  const applies: SeenApply[] = []
  const alarms: string[] = []
  const notes: [message: string, fields: object][] = []
  const refusals = new Set<string>()
  let deliveries = 0
  let started: Promise<void> | undefined
  let engine = startEngine()
  onTestFinished(() => memory.close())

  function startEngine(): WorkHandlers {
    const life: Life = { isOver: false, onDeath: restart }
    const repository = lifeLine.portOf(life, refusing(forge.forge.repository(forge.place)))
    const seen = { repository: () => repository }
    const log = {
      ...silentLogger,
      info: (fields: object, message: string) => notes.push([message, fields]),
      error: (_: object, message: string) => alarms.push(message),
    }
    return createEngine({
      ...parts,
      store: lifeLine.portOf(life, options.storeOf?.(memory.store) ?? memory.store),
      forge: seen,
      policies: createPolicyReader({ forge: seen, clock }),
      existing: createStackReader({ forge: seen, clock, log }),
      cloud,
      terraform: lifeLine.portOf<Terraform>(life, { plan: terraform.plan.bind(terraform), apply }),
      clock,
      model: options.model ?? null,
      log,
    })
  }

  function refusing(repository: RepositoryForge): RepositoryForge {
    return promised<RepositoryForge>(repository as never, (method, _, call) => {
      if (!refusals.delete(method)) return call()
      throw new ExternalServiceError(`${method}: 403 Forbidden`, {
        service: 'GitHub',
        status: 403,
        retryable: false,
      })
    })
  }

  function restart(): void {
    engine = startEngine()
  }

  async function apply(...[request, signal]: Parameters<Terraform['apply']>): Promise<ApplyOutcome> {
    const outcome = await terraform.apply(request, signal)
    const how = outcome.kind === 'applied' ? outcome.how : null
    applies.push({ path: request.run.path, outcome: outcome.kind, how })
    return outcome
  }

  return {
    forge,
    terraform,
    cloud,
    store: memory.store,
    applies,
    calls: () => lifeLine.calls(),
    errors: () => memory.errors(),
    alarms: () => alarms,
    notes: (message) => notes.flatMap(([own, fields]) => (own === message ? [fields] : [])),
    refuseNext: (method) => refusals.add(method),
    async receive(requestKey, body) {
      started ??= memory.queue.start({
        advance: (key, signal) => engine.advance(key, signal),
        runTerraform: (key, signal) => engine.runTerraform(key, signal),
        askModel: (key, signal) => engine.askModel(key, signal),
        ring: (key, signal) => engine.ring(key, signal),
      })
      await started
      deliveries += 1
      const delivery = { id: `delivery ${deliveries}`, event: 'test', action: null, payload: null }
      await memory.store.receive(delivery, { requestKey, body })
    },
    async untilIdle() {
      let isIdle = false
      const idle = memory.untilIdle().then(() => {
        isIdle = true
      })
      const failedBefore = memory.errors().length
      while (!isIdle) {
        const failed = memory.errors().slice(failedBefore)
        if (failed.length > patience) throw failed.at(-1)
        await Promise.race([idle, new Promise((resolve) => setTimeout(resolve, 1))])
      }
    },
    pass(ms) {
      nowMs += ms
      memory.ringDue()
    },
  }
}

function withPolicy(more = ''): Readonly<Record<string, string>> {
  const path = '.github/planwright.yml'
  return { ...repositoryFiles, [path]: `${repositoryFiles[path] ?? ''}${more}` }
}
