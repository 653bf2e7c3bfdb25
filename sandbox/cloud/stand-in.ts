import { spawn } from 'node:child_process'

/** A process whose id terraform may be told as that of its providers. */
export interface StandIn {
  readonly pid: number
  readonly stop: () => Promise<void>
}

/**
 * Starts a process that only waits, and ends with this one however that ends.
 * Terraform until 1.11 kills the process of a reattached provider whose socket it cannot reach (go-plugin 1.6.0), and
 * every Terraform gives up its calls when that process is gone: it must live as long as the cloud and be no loss.
 */
export function startStandIn(): StandIn {
  // In a group of its own, so that Ctrl-C in a terminal does not end it before terraform has stopped in order.
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
    env: {},
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  if (child.pid === undefined) throw new Error(`${process.execPath} cannot be started once more`)
  // A write end that nobody reads fails when the process was killed, which is no trouble of ours.
  child.stdin.on('error', () => undefined)
  child.unref()
  return {
    pid: child.pid,
    stop: () => {
      child.ref()
      child.stdin.end()
      return ended
    },
  }
}
