/** The same methods, answering at once. */
export type Immediate<T> = {
  readonly [Key in keyof T]: T[Key] extends (...values: infer Values) => Promise<infer Result>
    ? (...values: Values) => Result
    : T[Key]
}

type Method = (...values: readonly unknown[]) => unknown

/** Makes every method of an object answer with a promise; `around` sees each call and may fail before or after it. */
export function promised<T extends object>(
  immediate: Immediate<T>,
  around: (method: keyof T & string, values: readonly unknown[], call: () => unknown) => unknown = (
    _,
    _values,
    call,
  ) => call(),
): T {
  const entries = Object.entries(immediate).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member]
    const method = member as Method
    const wrapped = (...values: readonly unknown[]) =>
      new Promise((resolve) => {
        resolve(around(name as keyof T & string, values, () => method(...values)))
      })
    return [name, wrapped]
  })
  return Object.fromEntries(entries) as T
}
