import './node-version.ts'
import { pino } from 'pino'
import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './domain/errors.ts'

/** Exit codes: 0 stopped in order, 1 our own mistake, 2 something in the configuration has to change. */
try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null })
  const app = await startApp(config, log)
  log.info({ url: app.url, cloud: config.cloud.mode }, 'planwright is ready')
  const end = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stopping in order was not possible')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`planwright: ${error.message}\n`)
  process.exitCode = 2
}
