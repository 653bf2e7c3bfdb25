import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { nameFault } from './names.ts'
import { recordTypes } from './record-types.ts'

/** How ids of Azure resources begin. */
const resourceGroupPath = String.raw`^/subscriptions/[0-9a-f-]{36}/resourceGroups/[\w().-]{1,90}/providers`
const name = z
  .string()
  .trim()
  .toLowerCase()
  .superRefine((text, context) => {
    const message = nameFault(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

/** `A record` is taken for `A`: in prose, "a" alone is no type. */
const recordType = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    new RegExp(`^(?:${recordTypes.join('|')})(?: RECORD)?$`),
    `a record type is one of ${recordTypes.join(', ')}`,
  )

/** A type with the word for a record, in the order of the language. */
function recordWords(type: string): string[] {
  const before = ['record', 'entry', 'type', 'eintrag', 'eintrags']
  const behind = [
    'registro',
    'record',
    'registro de tipo',
    'entrada',
    'enregistrement',
    'enregistrement de type',
    'record di tipo',
  ]
  const named = ['record type', 'type', 'typ', 'tipo', 'record of type', 'records of type']
  return [
    ...before.map((noun) => `${type} ${noun}`),
    ...[...behind, ...named].map((noun) => `${noun} ${type}`),
  ]
}

export const parameters = z.object({
  environment: commonParameters.environment,
  team: commonParameters.team,
  action: parameter(
    z.enum(
      ['create', 'update', 'delete', 'create_zone'],
      'an action is create, update, delete or create_zone',
    ),
    {
      label: 'action',
      kind: 'choice',
      aliases: ['action'],
      synonyms: {
        create: ['create'],
        update: ['update', 'change', 'modify', 'repoint', 're-point', 'ändern', 'cambiar', 'modifier'],
        delete: ['delete', 'remove', 'löschen', 'entfernen', 'eliminar', 'borrar', 'supprimer'],
        create_zone: [
          'create zone',
          'create a zone',
          'create dns zone',
          'create a dns zone',
          'create a new dns zone',
          'create a private dns zone',
          'create a new private dns zone',
          'create a public dns zone',
          'new zone',
          'new dns zone',
          'new private zone',
          'new private dns zone',
          'new public dns zone',
          'add a zone',
          'add a dns zone',
          'neue zone',
          'neue dns-zone',
          'nueva zona',
          'nouvelle zone',
        ],
      },
    },
  ),
  fqdn: parameter(name, {
    label: 'name',
    kind: 'host',
    aliases: [
      'fqdn',
      'full name',
      'host name',
      'hostname',
      'dns name',
      'domain name',
      'record name',
      'name of the record',
      'domain',
      'subdomain',
      'record',
      'dns record',
      'entry',
      'eintrag',
      'registro',
      'enregistrement',
      'nombre',
      'nom',
    ],
  }),
  zone: parameter(name, {
    label: 'zone',
    kind: 'name',
    aliases: ['zone', 'dns zone', 'hosted zone', 'zone name', 'zona', 'dns-zone'],
  }),
  record_type: parameter(recordType, {
    label: 'type',
    kind: 'choice',
    aliases: ['record type', 'type', 'type of record', 'typ', 'tipo'],
    synonyms: {
      'A record': [...recordWords('a'), 'dns a record', 'address record'],
      AAAA: [...recordWords('aaaa'), 'ipv6 record'],
      CNAME: [...recordWords('cname'), 'canonical name'],
      TXT: [
        ...recordWords('txt'),
        'text record',
        'spf record',
        'dkim record',
        'dmarc record',
        'verification record',
      ],
      MX: [...recordWords('mx'), 'mail record', 'mail exchanger'],
      SRV: [...recordWords('srv'), 'service record'],
      CAA: recordWords('caa'),
      NS: [...recordWords('ns'), 'ns records', 'name server record', 'delegate', 'delegation'],
      PTR: [...recordWords('ptr'), 'reverse record', 'reverse dns'],
    },
  }),
  record_values: parameter(
    z
      .array(
        z
          .string()
          .trim()
          .min(1, 'a value is not empty, such as 20.1.2.3')
          .max(4096, 'a value has at most 4096 characters'),
      )
      .min(1, 'name at least one value, such as 20.1.2.3')
      .max(20, 'a record holds at most 20 values'),
    {
      label: 'values',
      kind: 'values',
      aliases: [
        'value',
        'values',
        'record value',
        'record values',
        'address',
        'addresses',
        'ip',
        'ips',
        'ip address',
        'ip addresses',
        'target',
        'points to',
        'point to',
        'pointing to',
        'should point to',
        'resolves to',
        'resolve to',
        'goes to',
        'alias for',
        'data',
        'content',
        'inhalt',
        'ziel',
        'zeigt auf',
        'destino',
        'apunta a',
        'pointe vers',
        'cible',
        'wert',
        'valor',
        'valeur',
      ],
    },
  ),
  ttl: parameter(
    z
      .int('a TTL is a whole number of seconds, such as 300')
      .min(1, 'a TTL is at least 1 second')
      .max(2_147_483_647, 'a TTL is at most 2147483647 seconds'),
    {
      label: 'TTL',
      kind: 'count',
      unit: 's',
      aliases: [
        'ttl',
        'time to live',
        'cache time',
        'lebensdauer',
        'gültigkeit',
        'durée de vie',
        'tiempo de vida',
      ],
      sayings: [
        'cach* … #',
        'remember* … #',
        '# … cach*',
        'ttl … #',
        '# … ttl',
        '# … time to live',
        'refresh* … every #',
      ],
    },
  ),
  private: parameter(z.boolean('private is yes or no'), {
    label: 'private',
    kind: 'flag',
    aliases: [
      'public or internal',
      'internal or public',
      'public or private',
      'private or public',
      'visibility',
    ],
    synonyms: {
      true: [
        'private dns',
        'internal dns',
        'private zone',
        'private dns zone',
        'private record',
        'private dns record',
        'private name',
        'internal dns name',
        'internal dns record',
        'internal name',
        'internal record',
        'internal zone',
        'dns is private',
        'dns is internal',
        'inside the vnet',
        'within the vnet',
        'internes dns',
        'dns interno',
        'dns interne',
      ],
      false: [
        'public dns',
        'public zone',
        'public dns zone',
        'public record',
        'public dns record',
        'public name',
        'external dns',
        'external record',
        'dns is public',
        'öffentliches dns',
        'dns público',
        'dns public',
      ],
    },
  }),
  target_resource_id: parameter(
    z.string().regex(new RegExp(`${resourceGroupPath}/[\\w./-]{3,300}$`, 'i'), {
      message: 'an alias target is the id of an Azure resource and begins with /subscriptions/',
    }),
    {
      label: 'alias target',
      kind: 'link',
      aliases: ['alias target', 'alias of', 'target resource', 'target resource id', 'azure resource'],
    },
  ),
  vnet_id: parameter(
    z
      .string()
      .regex(new RegExp(`${resourceGroupPath}/Microsoft\\.Network/virtualNetworks/[\\w.-]{2,64}$`, 'i'), {
        message:
          'a virtual network is named by its id, which ends with /virtualNetworks/ and its name, such as /subscriptions/.../virtualNetworks/vnet-ml-dev',
      }),
    {
      label: 'virtual network',
      kind: 'link',
      aliases: ['virtual network', 'vnet', 'vnet id', 'virtual network id', 'linked vnet'],
    },
  ),
  region: commonParameters.region,
  resource_group: commonParameters.resource_group,
})

export type Parameters = z.infer<typeof parameters>

/** What is settled: `fqdn` is a full name and `record_type` is one of the types; the rest depends on the action. */
export type Settings = Pick<Parameters, 'environment' | 'team' | 'action' | 'fqdn' | 'zone' | 'private'> &
  Partial<Omit<Parameters, 'region'>> & { readonly region?: string }
