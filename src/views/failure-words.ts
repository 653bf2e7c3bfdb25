import type { Failure } from '../domain/failure.ts'

/** Where services put their own words in a message of Terraform, most telling first. */
const services = [
  / with error: (?<code>\w{3,80}): (?<text>.{1,600})/s,
  /azure_error_code: (?<code>\w{3,80}), azure_error_message: (?<text>.{1,600})/s,
  /returned the following error: Status: "(?<code>\w{1,80})" Code: "[^"]{0,80}" Message: "(?<text>[^"]{1,600})/,
  /(?<![\w/.-])(?<code>[A-Z][a-z]+(?:[A-Z][a-z]*)+|[A-Z]{2,40}(?:_[A-Z]{2,40}){1,8}|AADSTS\d{4,8}): (?<text>.{1,600})/s,
]
const sentenceEnd = /(?<=[.!?]) (?=[A-Z])/
/** Where a program would ask again; no person does. */
const pollingAddress = 'https://management.azure.com/'
const resourceId = /["']?\/subscriptions\/[^\s"'()]{1,500}["']?/g

/**
 * The cause of a failure without the way to it: the service's code and its own words where there are any, and
 * names instead of resource ids.
 */
export function cause(message: string): string {
  const found = services
    .map((pattern) => pattern.exec(message)?.groups)
    .find((groups) => groups !== undefined)
  const words = found === undefined ? message : `${found['code']}: ${found['text']}`
  const sentences = words.replace(/\s+/g, ' ').trim().split(sentenceEnd)
  const telling = sentences.filter((sentence, index) => index === 0 || !sentence.includes(pollingAddress))
  return telling.join(' ').replace(resourceId, nameIn)
}

/** The cause on the line of a check: its first sentence, without the full stop. */
export function shortCause(message: string): string {
  const words = cause(message)
  return (words.split(sentenceEnd)[0] ?? words).replace(/\.$/, '')
}

/** A failure as it is printed. `details` is what Terraform said where that is more than the cause. */
export function failureView({
  message,
  excerpt,
  advice,
}: Pick<Failure, 'message' | 'excerpt'> & { advice?: Failure['advice'] | null }) {
  const told = cause(message)
  return {
    cause: told,
    details: excerpt === '' ? (told === message ? '' : message) : excerpt,
    because: advice?.because ?? null,
    help: advice?.help ?? null,
    passes: advice?.retry === 'automatic',
  }
}

function nameIn(id: string): string {
  const segments = id.replace(/["']/g, '').split('/')
  return segments.at(-1) ?? id
}
