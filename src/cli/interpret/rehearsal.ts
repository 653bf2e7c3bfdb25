import type { TextRenderer } from '../../ports/renderer.ts'
import type { IntakeDependencies } from '../../workflow/dependencies.ts'

/** Everything a conversation needs that is only talked about. */
export interface Rehearsal extends IntakeDependencies {
  readonly texts: TextRenderer
  /** Why an issue is taken up or left alone is told as well. */
  readonly reasons: boolean
}
