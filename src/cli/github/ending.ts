import { once } from 'node:events'

const watchEveryMs = 250

/**
 * Resolves when the process should end: on SIGINT or SIGTERM, or when npm, which started it, was ended. npm passes
 * signals on to a shell, and the shell dies without passing them on.
 */
export async function ending(): Promise<void> {
  const startedByNpm = process.env['npm_lifecycle_event'] !== undefined
  await Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
    ...(startedByNpm ? [parentGone()] : []),
  ])
}

function parentGone(): Promise<void> {
  const parent = process.ppid
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      resolve()
    }, watchEveryMs)
    timer.unref()
  })
}
