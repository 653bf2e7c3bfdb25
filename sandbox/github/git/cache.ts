/** A bounded memory of values that never change under their key. */
export interface Cache<Value> {
  get(key: string): Value | undefined
  /** Stores and returns the value; the oldest entry leaves when the cache is full. */
  set(key: string, value: Value): Value
}

const maxEntries = 2000

/** Creates an empty cache of at most 2,000 entries. */
export function createCache<Value>(): Cache<Value> {
  const entries = new Map<string, Value>()
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      const oldest = entries.keys().next()
      if (entries.size >= maxEntries && oldest.done === false) entries.delete(oldest.value)
      entries.set(key, value)
      return value
    },
  }
}
