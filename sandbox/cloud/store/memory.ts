import type { CloudResource, ResourceKey, Store } from './store.ts'

function keyText(key: ResourceKey): string {
  return [key.scope, key.type, key.id.toLowerCase()].join('\n')
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  const resources = new Map<string, CloudResource>()
  const claimed = new Set<string>()
  return {
    get: (key) => Promise.resolve(resources.get(keyText(key))),
    add: (resource) => {
      const isNew = !resources.has(keyText(resource))
      if (isNew) resources.set(keyText(resource), resource)
      return Promise.resolve(isNew)
    },
    put: (resource) => {
      resources.set(keyText(resource), resource)
      return Promise.resolve()
    },
    remove: (key) => {
      resources.delete(keyText(key))
      return Promise.resolve()
    },
    list: () => Promise.resolve([...resources.values()]),
    claim: (mark) => {
      const isFree = !claimed.has(mark)
      claimed.add(mark)
      return Promise.resolve(isFree)
    },
  }
}
