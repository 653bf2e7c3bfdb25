import { type Diagnostic, readLogLine, type UiMessage } from './ui-message.ts'

const mostErrors = 10
const mostTextLines = 15

/** What is kept of a log, however long it was. */
export interface LogSummary {
  /** The first errors, in the order in which Terraform told them. */
  readonly errors: readonly Diagnostic[]
  /** The last lines that were no message, e.g. of a crash. */
  readonly textTail: readonly string[]
}

/** Reads a log line by line; memory stays bounded. */
export function createLogSummary(onMessage: (message: UiMessage) => void = () => {}): {
  add(line: string): void
  summary(): LogSummary
} {
  const errors: Diagnostic[] = []
  const textTail: string[] = []
  return {
    add(line) {
      const read = readLogLine(line)
      if (read.kind === 'other') return
      if (read.kind === 'text') {
        textTail.push(read.text)
        if (textTail.length > mostTextLines) textTail.shift()
        return
      }
      const { message } = read
      if (
        message.type === 'diagnostic' &&
        message.diagnostic.severity === 'error' &&
        errors.length < mostErrors
      ) {
        errors.push(message.diagnostic)
      }
      onMessage(message)
    },
    summary: () => ({ errors, textTail }),
  }
}
