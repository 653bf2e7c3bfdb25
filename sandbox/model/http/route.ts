/** What a path of the endpoint is for; `flavor` decides about credentials and limits of schemas. */
export type Route =
  | {
      readonly kind: 'chat'
      readonly flavor: 'openai' | 'azure'
      /** The model, where the path names it. */
      readonly deployment: string | null
    }
  | { readonly kind: 'models'; readonly flavor: 'openai' | 'azure'; readonly id: string | null }
  | { readonly kind: 'token'; readonly tenant: string }
  | { readonly kind: 'unknown' }

/** Reads a method and a path: OpenAI's `/v1`, Azure's `/openai/v1` and `/openai/deployments/<name>`, and the token endpoint of Microsoft Entra ID. */
export function readRoute(method: string, path: string): Route {
  const api = /^\/(openai\/)?v1\/(.+)$/.exec(path)
  if (api !== null) return apiRoute(method, api[2] ?? '', api[1] === undefined ? 'openai' : 'azure')
  const deployment = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/.exec(path)?.[1]
  if (method === 'POST' && deployment !== undefined) {
    return { kind: 'chat', flavor: 'azure', deployment: decodeURIComponent(deployment) }
  }
  const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1]
  if (method === 'POST' && tenant !== undefined) return { kind: 'token', tenant }
  return { kind: 'unknown' }
}

function apiRoute(method: string, rest: string, flavor: 'openai' | 'azure'): Route {
  if (method === 'POST' && rest === 'chat/completions') return { kind: 'chat', flavor, deployment: null }
  if (method === 'GET' && rest === 'models') return { kind: 'models', flavor, id: null }
  const id = /^models\/(.+)$/.exec(rest)?.[1]
  if (method === 'GET' && id !== undefined) return { kind: 'models', flavor, id: decodeURIComponent(id) }
  return { kind: 'unknown' }
}
