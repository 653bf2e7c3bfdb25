import { fileURLToPath } from 'node:url'
import { createPriceBook } from '../../adapters/azure-prices/create-price-book.ts'
import { createTextRenderer } from '../../adapters/handlebars/create-text-renderer.ts'
import { connectCapabilities } from '../../capabilities.ts'
import type { Capability } from '../../capability/index.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ModelAccess } from '../../workflow/dependencies.ts'
import { parseConversationLine } from './conversation-line.ts'
import { type DialogueReport, interpretDialogue } from './interpret-dialogue.ts'
import { type IssueReport, interpretIssue } from './interpret-issue.ts'
import { withNamedZones } from './named-zones.ts'
import type { Rehearsal } from './rehearsal.ts'
import { sampleOrganisation } from './sample-organisation.ts'

/** Reads issues and dialogues as the product does, and does nothing about them. */
export interface Interpreter {
  readonly capabilities: readonly Capability[]
  /** Answers one line of JSON; a line that cannot be read is answered with `error`. */
  interpret(line: string): Promise<IssueReport | DialogueReport | { readonly error: string }>
  close(): Promise<void>
}

/** Today, what the repository settles (without a policy, a sample organization that has the zones of the names it hears), the model, and what is told. */
export interface InterpreterOptions {
  readonly clock: Clock
  readonly policy?: Policy
  /** Without one, people are read by the rules alone. */
  readonly model?: ModelAccess
  /** Tells why each issue is taken up or left alone. */
  readonly reasons?: boolean
}

const ignore = () => undefined
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/** Opens the product's own way from words to decisions, with every capability. */
export async function openInterpreter({
  clock,
  policy,
  model,
  reasons = false,
}: InterpreterOptions): Promise<Interpreter> {
  const connected = await connectCapabilities()
  const { capabilities } = connected
  const templatesDirectory = fileURLToPath(new URL('../../../templates', import.meta.url))
  const texts = createTextRenderer({ templatesDirectory })
  const prices = createPriceBook()
  const rehearsing = (words: string): Rehearsal => ({
    policies: { read: () => Promise.resolve(policy ?? withNamedZones(sampleOrganisation, words)) },
    existing: { read: () => Promise.resolve([]), held: () => Promise.resolve([]) },
    cloud: { availability: () => Promise.resolve({ kind: 'available' }) },
    forge: {
      repository: () => ({
        role: (login) => Promise.resolve(login === 'requester' ? 'write' : 'read'),
        isTeamMember: () => Promise.resolve(false),
      }),
    },
    capabilities,
    prices,
    clock,
    model: model ?? null,
    log: quiet,
    texts,
    reasons,
  })
  return {
    capabilities,
    async interpret(line) {
      const read = parseConversationLine(line)
      switch (read.kind) {
        case 'error':
          return { error: read.error }
        case 'issue':
          return interpretIssue(read.issue, rehearsing(line))
        case 'dialogue':
          return interpretDialogue(read.dialogue, rehearsing(line))
      }
    },
    close: () => connected.close(),
  }
}
