/** Every code an error of ours may carry. */
export type ErrorCode =
  | 'config_invalid'
  | 'input_invalid'
  | 'service_failed'
  | 'command_failed'
  | 'conflict'
  | 'invariant_broken'

interface ErrorDetails {
  /** A sentence that may be shown to anybody who can read the issue: no secret, no internal name. */
  readonly publicMessage?: string
  readonly cause?: unknown
}

/** Base of every error this product throws on purpose. */
export abstract class PlanwrightError extends Error {
  abstract readonly code: ErrorCode
  abstract readonly retryable: boolean
  readonly publicMessage: string

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = new.target.name
    this.publicMessage = details.publicMessage ?? message
  }
}

/** The environment or the repository's configuration cannot be used. */
export class ConfigError extends PlanwrightError {
  readonly code = 'config_invalid'
  readonly retryable = false
}

/** Something a person or a file gave us cannot be read. */
export class InputError extends PlanwrightError {
  readonly code = 'input_invalid'
  readonly retryable = false
}

/** A service said no or nothing. `retryable` follows from its answer. */
export class ExternalServiceError extends PlanwrightError {
  readonly code = 'service_failed'
  readonly retryable: boolean
  readonly service: string
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    details: ErrorDetails & {
      readonly service: string
      readonly status?: number | undefined
      readonly retryAfterMs?: number | undefined
      readonly retryable: boolean
    },
  ) {
    super(message, details)
    this.service = details.service
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
    this.retryable = details.retryable
  }
}

/** A program could not be run or ended badly. `outputTail` never holds a secret of ours. */
export class CommandError extends PlanwrightError {
  readonly code = 'command_failed'
  readonly retryable: boolean
  readonly file: string
  readonly exitCode: number | undefined
  readonly outputTail: string

  constructor(
    message: string,
    details: ErrorDetails & {
      readonly file: string
      readonly exitCode?: number | undefined
      readonly outputTail?: string
      readonly retryable?: boolean
    },
  ) {
    super(message, details)
    this.file = details.file
    this.exitCode = details.exitCode
    this.outputTail = details.outputTail ?? ''
    this.retryable = details.retryable ?? false
  }
}

/** Somebody else wrote first; doing it again is right. */
export class ConflictError extends PlanwrightError {
  readonly code = 'conflict'
  readonly retryable = true
}

/** Our own mistake. */
export class InvariantError extends PlanwrightError {
  readonly code = 'invariant_broken'
  readonly retryable = false
}
