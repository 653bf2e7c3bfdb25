import fc from 'fast-check'
import { SANDBOX_SUBSCRIPTION_ID, SANDBOX_TENANT_ID } from '../../../../sandbox/cloud/cloud.ts'

const GROUP = `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/rg-sample`
const PRINCIPAL = '0b6d0e66-4c1c-4c5a-9d5e-3f4a5b6c7d8e'

/** Plausible text by the name of the attribute; the first match wins. */
const BY_NAME: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/(^|_)tenant_id$/, SANDBOX_TENANT_ID],
  [/(^|_)subscription_id$/, SANDBOX_SUBSCRIPTION_ID],
  [
    /(^|_)(principal|object|client|application|member|owner|template|app_role|user|group)_(id|object_id)$/,
    PRINCIPAL,
  ],
  [
    /(^|_)(cluster|job|pipeline|warehouse|workspace|metastore|policy|dashboard|experiment)_id$/,
    '740500000000042',
  ],
  [/(^|_)node_type_id$/, 'Standard_D4ads_v5'],
  [/(^|_)scope$/, GROUP],
  [/(^|_)(location|region)$/, 'East US 2'],
  [/(cidr|address_prefix|address_space|address_range|subnet_prefix)/, '10.40.0.0/24'],
  [/ip_address/, '10.40.0.4'],
  [/(url|uri|endpoint)$/, 'https://sample.example/'],
  [/(email|mail|user_principal_name|user_name)$/, 'ann@sandbox.example'],
  [/(time|date|_on|_at)$/, '2027-01-01T00:00:00Z'],
  [/permission_level$/, 'CAN_MANAGE'],
  [/(json|definition|template|content|parameters)$/, '{"sample":true}'],
  [/(key|password|secret|token|certificate)$/, 'c2FtcGxlLXNlY3JldC1zYW1wbGU='],
  [/(description|display_name|comment|notes)$/, 'Für "alle" <b>&</b> \\ 100 %\nzweite Zeile'],
]

/** Texts to try where a hint asks for a pattern. */
const CANDIDATES = [
  'orbit',
  'orbit-seven',
  '/orbit',
  'orbit.example',
  '2027-01-01T00:00:00Z',
  PRINCIPAL,
  '10.40.0.0/24',
  '20.40.0.4',
  '7',
]

/** Makes up a text for an attribute; two texts of different numbers differ. */
export function sampleText(path: string, pattern: string | undefined, number: number): string {
  const name = path.split('.').at(-1) ?? ''
  const byName = BY_NAME.find(([one]) => one.test(name))?.[1]
  const plain = byName ?? (/_ids?$/.test(name) ? idFor(name) : `orbit-${name.replaceAll('_', '-')}`)
  const isFixed = byName !== undefined && number === 0
  const text = isFixed || number === 0 ? plain : varied(plain, number)
  return pattern === undefined ? text : matching(pattern, path, number, text)
}

/** Finds a text that a pattern allows, the wanted one if possible; a pattern with look-ahead needs a candidate. */
function matching(pattern: string, path: string, number: number, wanted: string): string {
  const allowed = new RegExp(`^(?:${pattern})$`)
  const candidates = [wanted, ...CANDIDATES.map((one) => varied(one, number)), ...CANDIDATES]
  const found = candidates.find((one) => allowed.test(one))
  if (found !== undefined) return found
  // Letters only where anything is allowed, because Terraform and JSON write some signs in another way.
  const tame = pattern.replaceAll(/\[\^[^\]]*\]/g, '[a-z]').replaceAll(/\\w/g, 'w')
  const [made = ''] = fc.sample(fc.stringMatching(new RegExp(`^(?:${tame})$`)), {
    seed: number + 1,
    numRuns: 1,
  })
  if (!allowed.test(made))
    throw new Error(`no sample text of ${path} matches ${pattern}; add one to CANDIDATES`)
  return made
}

/** An Azure resource id of a kind that the attribute is named after. */
function idFor(name: string): string {
  const kind = name
    .replace(/_ids?$/, '')
    .replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return `${GROUP}/providers/Microsoft.Sample/${kind}s/orbit`
}

function varied(text: string, number: number): string {
  if (number === 0) return text
  const uuid = /^(.*)[0-9a-f]{4}$/.exec(text)
  if (text.length === 36 && uuid !== null) return `${uuid[1]}${String(number).padStart(4, '0')}`
  if (text.startsWith('10.40.0.')) return text.replace('10.40.0.', `10.40.${number}.`)
  return `${text}${number}`
}
