import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NameQuestion } from '../../src/ports/cloud.ts'

/** What the double answers instead of looking. */
export type ArmFault =
  | { readonly kind: 'status'; readonly status: number; readonly text?: string }
  | { readonly kind: 'silence' }
  | { readonly kind: 'hang_up' }

export interface ArmDouble {
  readonly url: string
  /** Requests so far, e.g. `POST /subscriptions/.../checkNameAvailability?api-version=2023-01-01 {"name": ...}`. */
  readonly asked: readonly string[]
  take(question: NameQuestion): void
  /** A name that Azure never gives. */
  reserve(name: string): void
  /** Answers every request with this from now on; null ends it. */
  fail(fault: ArmFault | null): void
  close(): Promise<void>
}

const armToken = 'arm-token'

const namespaces: Readonly<Record<string, { readonly kind: NameQuestion['kind']; readonly type: string }>> = {
  'Microsoft.Storage/checkNameAvailability': {
    kind: 'storage_account',
    type: 'Microsoft.Storage/storageAccounts',
  },
  'Microsoft.KeyVault/checkNameAvailability': { kind: 'key_vault', type: 'Microsoft.KeyVault/vaults' },
  'Microsoft.ContainerRegistry/checkNameAvailability': {
    kind: 'container_registry',
    type: 'Microsoft.ContainerRegistry/registries',
  },
  'Microsoft.CognitiveServices/checkDomainAvailability': {
    kind: 'openai_subdomain',
    type: 'Microsoft.CognitiveServices/accounts',
  },
}

/**
 * A small double of Azure Resource Manager on this machine: it knows the questions about names, as its reference
 * describes them, for a client with the token `arm-token`.
 */
export async function startArmDouble(): Promise<ArmDouble> {
  const asked: string[] = []
  const taken = new Set<string>()
  const reserved = new Set<string>()
  let fault: ArmFault | null = null

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      asked.push([request.method, request.url, text].filter((part) => part !== '').join(' '))
      if (fault?.kind === 'silence') return
      if (fault?.kind === 'hang_up') {
        request.socket.destroy()
        return
      }
      const { status, body } =
        fault?.kind === 'status'
          ? { status: fault.status, body: fault.text ?? '{"error":{"code":"Failed"}}' }
          : answer(request.method ?? '', new URL(request.url ?? '/', 'http://arm'), {
              text,
              isKnown: request.headers.authorization === `Bearer ${armToken}`,
            })
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(status === 204 ? undefined : body)
    })
  })

  function answer(
    method: string,
    { pathname, searchParams }: URL,
    { text, isKnown }: { readonly text: string; readonly isKnown: boolean },
  ): { readonly status: number; readonly body: string } {
    if (!isKnown) return { status: 401, body: '{"error":{"code":"AuthenticationFailed"}}' }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(searchParams.get('api-version') ?? '')) return missing
    const [, , subscription = '', area = '', ...rest] = pathname.split('/')
    if (method === 'HEAD' && area === 'resourcegroups') {
      const name = decodeURIComponent(rest[0] ?? '')
      return {
        status: taken.has(keyOf({ kind: 'resource_group', name, subscription })) ? 204 : 404,
        body: '',
      }
    }
    const check = namespaces[rest.join('/')]
    if (method !== 'POST' || area !== 'providers' || check === undefined) return missing
    const asks = JSON.parse(text) as { name?: string; subdomainName?: string; type?: string }
    const name = check.kind === 'openai_subdomain' ? asks.subdomainName : asks.name
    if (name === undefined || asks.type !== check.type) return { status: 400, body: '{}' }
    const isTaken = taken.has(keyOf({ kind: check.kind, name, subscription }))
    const isFree = !isTaken && !reserved.has(name)
    if (check.kind === 'openai_subdomain') {
      const reason = isFree
        ? null
        : `Sub domain name '${name}' is already used. Please pick a different name.`
      return ok({ isSubdomainAvailable: isFree, reason, subdomainName: name, type: check.type })
    }
    const reason = isTaken ? 'AlreadyExists' : 'AccountNameInvalid'
    return ok(
      isFree ? { nameAvailable: true } : { nameAvailable: false, reason, message: `${name}: ${reason}` },
    )
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    take: (question) => taken.add(keyOf(question)),
    reserve: (name) => reserved.add(name),
    fail(next) {
      fault = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const missing = { status: 404, body: '{"error":{"code":"InvalidResourceType"}}' }

function ok(body: object): { readonly status: number; readonly body: string } {
  return { status: 200, body: JSON.stringify(body) }
}

/** Names are the same in upper and lower case; those of resource groups count in their subscription only. */
function keyOf({ kind, name, subscription }: NameQuestion): string {
  return [kind, name.toLowerCase(), kind === 'resource_group' ? subscription : ''].join(' ')
}
