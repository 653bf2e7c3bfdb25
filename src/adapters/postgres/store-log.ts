/** Where the store reports what nobody waits for; loggers such as pino fit. */
export interface StoreLog {
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export const silentLog: StoreLog = { warn: () => undefined, error: () => undefined }
