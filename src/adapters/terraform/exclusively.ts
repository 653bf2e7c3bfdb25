/** Runs `task` after those asked for earlier with the same key have ended, however they ended. */
export type Exclusively = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** One task at a time for each key, in this process. */
export function createExclusively(): Exclusively {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, task) => {
    const before = tails.get(key)
    const result = before === undefined ? task() : before.then(task)
    const tail = result.catch(() => undefined)
    tails.set(key, tail)
    try {
      return await result
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
