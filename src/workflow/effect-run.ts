import type { Command } from '../domain/command.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { RepositoryForge } from '../ports/forge.ts'
import type { StoredEffect } from '../ports/request-store.ts'
import type { Dependencies } from './dependencies.ts'
import type { SignalBody } from './signal.ts'

/** What a handler works with: the world, the request as it is now, and the effect with its attempts. */
export interface EffectRun extends Dependencies {
  readonly effect: StoredEffect
  readonly state: RequestState
  readonly repository: RepositoryForge
  readonly abort: AbortSignal
}

/** What came of it. `undo` takes back what was made outside when another attempt turns out to have been first. */
export interface EffectOutcome {
  readonly command?: Command
  /** In place of a command, what has to be read like any other signal first. */
  readonly signal?: SignalBody
  readonly externalId?: string
  undo?(): Promise<void>
}
