import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore, type StoreLocation } from '../../adapters/postgres/open-store.ts'
import type { Brief } from '../../domain/brief.ts'
import { InvariantError } from '../../domain/errors.ts'
import { RequestState } from '../../domain/request-state.ts'
import type { StackState } from '../../domain/stack-state.ts'
import type { View } from './observe.ts'
import { timeBetween, timeline } from './timeline.ts'

/** What a story came to, for programs; see `npm run demo -- --json`. */
export interface Outcome {
  readonly story: string
  readonly status: string
  readonly request: {
    readonly status: string
    readonly capabilities: readonly string[]
    readonly params: Readonly<Record<string, unknown>>
  }
  readonly stacks: readonly StackOutcome[]
  readonly comments: readonly { readonly author: string; readonly body: string }[]
  readonly checks: readonly { readonly name: string; readonly conclusion: string | null }[]
  readonly timeline: readonly { readonly ms: number; readonly event: string }[]
  readonly terraform: { readonly plan_ms: number; readonly apply_ms: number }
}

interface StackOutcome {
  readonly id: string
  readonly capability: string
  readonly status: string
  /** Successful terraform applies, counted in terraform's own logs. */
  readonly applies: number
  readonly outputs: Readonly<Record<string, unknown>>
}

/** Reads a request from the bot's own data; the bot must not be running. */
export async function readOutcome(
  story: string,
  requestKey: string,
  dataDirectory: string,
  view: View,
  location: StoreLocation = { kind: 'embedded', directory: join(dataDirectory, 'database') },
): Promise<Outcome> {
  const opened = await openStore(location)
  try {
    const stored = await opened.store.load(requestKey)
    if (stored === undefined) throw new InvariantError(`the bot knows nothing of ${requestKey}`)
    const state = RequestState.parse(stored.state)
    const events = await opened.store.events(requestKey)
    const stacks = 'stacks' in state ? state.stacks : []
    return {
      story,
      status: state.status,
      request: {
        status: state.status,
        capabilities: 'brief' in state ? state.brief.understanding.capabilities : [],
        params: 'brief' in state ? parameters(state.brief) : {},
      },
      stacks: await Promise.all(stacks.map((stack) => stackOutcome(stack, dataDirectory))),
      comments: view.comments.map(({ user, body }) => ({ author: user.login, body })),
      checks: view.checks.map(({ name, conclusion }) => ({ name, conclusion })),
      timeline: timeline(events),
      terraform: {
        plan_ms: timeBetween(events, 'plan_started', 'plan_recorded'),
        apply_ms: timeBetween(events, 'apply_started', 'apply_recorded'),
      },
    }
  } finally {
    await opened.close()
  }
}

function parameters(brief: Brief): Record<string, unknown> {
  return Object.fromEntries(brief.rows.map(({ parameter, value }) => [parameter, value]))
}

async function stackOutcome(stack: StackState, dataDirectory: string): Promise<StackOutcome> {
  return {
    id: stack.id,
    capability: stack.capability,
    status: stack.progress.status,
    applies: await successfulApplies(join(dataDirectory, 'runs', 'sandbox', 'acme', 'infra', stack.path)),
    outputs: stack.progress.status === 'applied' ? stack.progress.outputs : {},
  }
}

/** An apply that ended well closes its log with a change summary. */
async function successfulApplies(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => [])
  const logs = await Promise.all(
    names
      .filter((name) => name.endsWith('-apply.jsonl'))
      .map((name) => readFile(join(directory, name), 'utf8')),
  )
  return logs.filter((log) => log.split('\n').some(isApplySummary)).length
}

function isApplySummary(line: string): boolean {
  return line.includes('"type":"change_summary"') && line.includes('"operation":"apply"')
}
