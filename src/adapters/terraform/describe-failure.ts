import type { Failure } from '../../domain/failure.ts'
import type { LogSummary } from './log-summary.ts'
import { scrubSecrets } from './scrub-secrets.ts'
import type { Diagnostic } from './ui-message.ts'

const longestMessage = 600
const longestLine = 400
const longestText = 16_000
const mostLines = 15

/** How a command of Terraform ended that did not succeed. */
export interface FailedCommand {
  readonly command: string
  readonly exitCode: number | undefined
  readonly signalName: string | undefined
  readonly stopped: 'aborted' | 'timeout' | undefined
  readonly timeoutMs: number
  readonly log: LogSummary
}

/** Says why a command failed, in Terraform's own words and without secrets. */
export function describeFailure(failed: FailedCommand, secrets: readonly string[]): Failure {
  const clean = (text: string): string => scrubSecrets(text.slice(0, longestText), secrets)
  const errors = failed.log.errors.map((error) => cleanDiagnostic(error, clean))
  const text = failed.log.textTail.map(clean)
  const [first] = errors
  const lines = [...errors.flatMap(linesOf), ...text].slice(0, mostLines)
  const failure = {
    message: clip(reasonOf(failed, first, text), longestMessage),
    excerpt: lines.map((line) => clip(line, longestLine)).join('\n'),
  }
  return first?.address === undefined ? failure : { ...failure, address: first.address }
}

/** Whole texts are cleaned before they are cut into lines: a secret may have several. */
function cleanDiagnostic(diagnostic: Diagnostic, clean: (text: string) => string): Diagnostic {
  const { detail, snippet } = diagnostic
  return {
    ...diagnostic,
    summary: clean(diagnostic.summary),
    ...(detail === undefined ? {} : { detail: clean(detail) }),
    ...(snippet === undefined ? {} : { snippet: { ...snippet, code: clean(snippet.code) } }),
  }
}

function reasonOf(failed: FailedCommand, first: Diagnostic | undefined, text: readonly string[]): string {
  if (failed.stopped === 'timeout') {
    return `${failed.command} did not finish within ${durationText(failed.timeoutMs)} and was stopped.`
  }
  if (failed.stopped === 'aborted') return `${failed.command} was stopped before it finished.`
  if (first === undefined) {
    const said = text.find((line) => line.trim() !== '')
    if (said !== undefined) return said.trim()
    return failed.signalName === undefined
      ? `${failed.command} ended with exit code ${failed.exitCode ?? 'unknown'} and said nothing.`
      : `${failed.command} was ended by ${failed.signalName}.`
  }
  return lockReason(first) ?? diagnosticText(first)
}

/** Summary and first line of the detail. */
function diagnosticText(diagnostic: Diagnostic): string {
  const summary = firstLine(diagnostic.summary)
  const detail = firstLine(diagnostic.detail ?? '')
  if (detail === '') return summary
  return summary.endsWith('.') ? `${summary} ${detail}` : `${summary}: ${detail}`
}

function lockReason(diagnostic: Diagnostic): string | undefined {
  if (!diagnostic.summary.includes('state lock')) return undefined
  const detail = diagnostic.detail ?? ''
  // The pg backend (1.11) fills in the one who asks, not the one who holds.
  if (/\balready locked\b/i.test(detail)) return 'The state is locked by another run of Terraform.'
  const holder = /^ {0,8}Who: {1,20}(\S{1,200})/m.exec(detail)?.[1]
  if (holder === undefined) return undefined
  const since = /^ {0,8}Created: {1,20}(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m.exec(detail)?.[1]
  const operation = /^ {0,8}Operation: {1,20}(?:OperationType)?(\w{1,40})/m.exec(detail)?.[1]?.toLowerCase()
  const what = operation === undefined ? '' : ` (${operation})`
  return `The state is locked by ${holder}${since === undefined ? '' : ` since ${since} UTC`}${what}.`
}

function linesOf(diagnostic: Diagnostic): string[] {
  const { range, snippet } = diagnostic
  const context = snippet?.context ? `, in ${snippet.context}` : ''
  const place = range === undefined ? [] : [`  on ${range.filename} line ${range.start.line}${context}`]
  const code = snippet === undefined ? [] : [`    ${firstLine(snippet.code)}`]
  return [
    `Error: ${diagnostic.summary}`,
    ...place,
    ...code,
    ...(diagnostic.detail ?? '').split('\n', 40),
  ].filter((line) => line.trim() !== '')
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.trim() ?? ''
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`
}

function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes >= 1 ? `${minutes} min` : `${ms} ms`
}
