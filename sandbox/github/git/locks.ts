/** Runs tasks of one key one after another; tasks of different keys run side by side. */
export interface Locks {
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>
}

/** Creates locks; a task that throws does not stop those after it. */
export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, task) {
      const before = tails.get(key) ?? Promise.resolve()
      const result = before.then(task, task)
      tails.set(
        key,
        result.catch(() => undefined),
      )
      return result
    },
  }
}
