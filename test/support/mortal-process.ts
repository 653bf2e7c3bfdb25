/** Thrown by every call that a process makes once it was killed. */
class ProcessKilled extends Error {}

type Method = (...values: readonly unknown[]) => Promise<unknown>

/** Every process of a test, one after the other, and the calls of ports that they made together. */
export interface LifeLine {
  calls(): number
  /** A port as one process sees it; a process is named by an object of its own. */
  portOf<T extends object>(process: Life, port: T): T
}

/** Whether a process still runs, and what starts the next one when it is killed. */
export interface Life {
  isOver: boolean
  readonly onDeath: () => void
}

/**
 * Kills a process right after call number `fatalCall` of any port: the call still happens, its answer never
 * arrives, and every later call of that process throws before it does anything.
 */
export function createLifeLine(fatalCall: number | undefined): LifeLine {
  let calls = 0
  return {
    calls: () => calls,
    portOf(life, port) {
      const guarded = async (call: () => Promise<unknown>) => {
        if (life.isOver) throw new ProcessKilled('this process is dead')
        const answer = await call()
        calls += 1
        if (calls !== fatalCall) return answer
        life.isOver = true
        life.onDeath()
        throw new ProcessKilled(`killed after call ${calls}`)
      }
      const methods = Object.entries(port).map(([name, method]) => [
        name,
        (...values: readonly unknown[]) => guarded(() => (method as Method)(...values)),
      ])
      return Object.fromEntries(methods) as typeof port
    },
  }
}
