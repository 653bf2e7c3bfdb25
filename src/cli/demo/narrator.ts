import type { View } from './observe.ts'
import { isBot } from './observe.ts'
import { terminalText } from './terminal-text.ts'

/** Tells a story as it happens. */
export interface Narrator {
  begins(title: string, place: string): void
  opens(who: string, title: string, body: string): void
  says(who: string, text: string): void
  does(who: string, what: string): void
  note(text: string): void
  /** Tells what is new since the earlier view. */
  sees(before: View, now: View): void
  ends(text: string): void
}

export const silentNarrator: Narrator = {
  begins: () => undefined,
  opens: () => undefined,
  says: () => undefined,
  does: () => undefined,
  note: () => undefined,
  sees: () => undefined,
  ends: () => undefined,
}

export interface Terminal {
  write(text: string): void
  readonly isTty: boolean
  readonly columns: number
}

/** Writes a story to a terminal: who, what, then what changed; progress stays on one line where that is possible. */
export function createNarrator(terminal: Terminal): Narrator {
  const paint = (code: number, text: string) => (terminal.isTty ? `\u001b[${code}m${text}\u001b[0m` : text)
  const width = Math.max(40, Math.min(terminal.columns, 100))
  let progressShown = false
  const line = (text: string) => {
    if (progressShown) terminal.write('\r\u001b[K')
    progressShown = false
    terminal.write(`${text}\n`)
  }
  const progress = (text: string) => {
    if (!terminal.isTty) return
    terminal.write(`\r\u001b[K${text.slice(0, width - 1)}`)
    progressShown = true
  }
  const speech = (who: string, text: string) => {
    line('')
    line(paint(1, who))
    for (const row of terminalText(text, width - 2, (bold) => paint(1, bold)).split('\n'))
      line(row === '' ? '' : `  ${row}`)
  }
  return {
    begins(title, place) {
      line(paint(1, title))
      line(paint(2, place))
    },
    opens: (who, title, body) => speech(`${who} opens an issue`, body === '' ? title : `${title}\n\n${body}`),
    says: (who, text) => speech(who, text),
    does: (who, what) => line(`\n${paint(1, who)} ${what}.`),
    note: (text) => line(`\n${paint(33, text)}`),
    sees(before, now) {
      if (now.pull !== undefined && before.pull?.number !== now.pull.number) {
        speech(`planwright opens #${now.pull.number}: ${now.pull.title}`, now.pull.body ?? '')
      }
      for (const check of now.checks) {
        const earlier = before.checks.find(({ name }) => name === check.name)
        const words = `${check.name}: ${check.output.title ?? check.status}`
        if (earlier?.output.title === check.output.title && earlier?.status === check.status) continue
        if (check.status === 'completed')
          line(`  ${paint(colorOf(check.conclusion), mark(check.conclusion))} ${words}`)
        else progress(`  . ${words}`)
      }
      for (const comment of now.comments) {
        const earlier = before.comments.find(({ id }) => id === comment.id)
        if (isBot(comment) && earlier === undefined) speech('planwright', comment.body)
      }
    },
    ends: (text) => line(`\n${paint(1, text)}`),
  }
}

function mark(conclusion: string | null): string {
  if (conclusion === 'success') return '+'
  if (conclusion === 'neutral') return '-'
  return conclusion === 'failure' ? 'x' : '!'
}

function colorOf(conclusion: string | null): number {
  if (conclusion === 'success') return 32
  if (conclusion === 'neutral') return 2
  return conclusion === 'failure' ? 31 : 33
}
