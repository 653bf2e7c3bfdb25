import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { anyPort, highestPort, parsePorts } from './ports.ts'

const port = z.string().superRefine((text, context) => {
  if (text === anyPort || parsePorts(text) !== undefined) return
  context.addIssue({
    code: 'custom',
    message: `"${text.slice(0, 20)}" is no port: a port is a number from 1 to ${highestPort} or a range such as 8000-8010`,
  })
})

/** Addresses are read strictly later, where a better one can be proposed; here only what cannot be one is refused. */
const address = z
  .string()
  .regex(/^[\x21-\x7e]{1,253}$/, 'an address is written in ASCII without spaces, such as 10.20.0.0/16')

export const parameters = z.object({
  environment: commonParameters.environment,
  team: commonParameters.team,
  ports: parameter(
    z.array(port).min(1, 'name at least one port, such as 443').max(50, 'a rule has at most 50 ports'),
    {
      label: 'ports',
      kind: 'ports',
      aliases: ['ports', 'port', 'destination port', 'destination ports'],
    },
  ),
  protocol: parameter(z.enum(['Tcp', 'Udp', 'Icmp', '*'], 'a protocol is Tcp, Udp, Icmp or *'), {
    label: 'protocol',
    kind: 'protocol',
    aliases: ['protocol', 'transport'],
    synonyms: { Tcp: ['tcp'], Udp: ['udp'], Icmp: ['icmp', 'ping'], '*': ['any protocol', 'all protocols'] },
  }),
  source_ips: parameter(
    z
      .array(address)
      .min(1, 'name at least one address, such as 10.20.0.0/16')
      .max(100, 'a rule has at most 100 addresses'),
    {
      label: 'from',
      kind: 'sources',
      aliases: [
        'from',
        'source',
        'sources',
        'source addresses',
        'source networks',
        'source ip',
        'source ips',
        'source address',
        'source addresses or networks',
        'from which addresses',
        'quelle',
        'origen',
        'origine',
        'origem',
        'client',
        'src',
        'src ip',
        'src ips',
        'src address',
      ],
    },
  ),
  destination: parameter(address, {
    label: 'to',
    kind: 'destination',
    aliases: [
      'to',
      'destination',
      'target address',
      'destination ip',
      'destination address',
      'to which address',
      'to which address or host',
      'ziel',
      'destino',
      'destinazione',
      'server',
      'dst',
      'dst ip',
      'dst address',
      'dest',
      'dest ip',
    ],
  }),
  direction: parameter(z.enum(['Inbound', 'Outbound'], 'a direction is Inbound or Outbound'), {
    label: 'direction',
    kind: 'choice',
    aliases: ['direction'],
    synonyms: {
      Inbound: ['inbound', 'incoming', 'ingress'],
      Outbound: ['outbound', 'outgoing', 'egress'],
    },
  }),
  access: parameter(z.enum(['Allow', 'Deny'], 'access is Allow or Deny'), {
    label: 'access',
    kind: 'choice',
    aliases: ['access'],
    synonyms: { Deny: ['deny', 'block', 'forbid', 'sperren', 'bloquear', 'bloquer', 'bloccare'] },
  }),
  backend: parameter(
    z.enum(['nsg', 'azure_firewall', 'both'], 'a rule lives in nsg, azure_firewall or both'),
    {
      label: 'made in',
      kind: 'choice',
      aliases: ['backend'],
      synonyms: {
        nsg: ['nsg', 'network security group'],
        azure_firewall: ['azure firewall', 'firewall policy'],
        both: ['nsg and azure firewall'],
      },
    },
  ),
  target: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
        'that is not the name of a network security group, such as nsg-payments-dev',
      ),
    {
      label: 'network security group',
      kind: 'name',
      beginnings: ['nsg-'],
      aliases: ['network security group', 'nsg', 'target'],
    },
  ),
  action: parameter(z.enum(['add', 'change', 'remove'], 'an action is add, change or remove'), {
    label: 'action',
    kind: 'choice',
    aliases: ['action'],
    synonyms: { add: ['add'], change: ['change', 'update'], remove: ['remove', 'delete', 'revoke'] },
  }),
  expires: commonParameters.expires,
  justification: parameter(
    z
      .string()
      .trim()
      .min(10, 'a justification has at least 10 characters, such as "the partner calls our API"')
      .max(400, 'a justification has at most 400 characters'),
    { label: 'justification', kind: 'text', aliases: ['justification', 'reason', 'because'] },
  ),
  rule_name: parameter(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,78}[a-z0-9]$/, {
      message: 'a rule name has 2 to 80 lower-case letters, digits and hyphens, such as allow-https',
    }),
    { label: 'rule name', kind: 'name', aliases: ['rule name', 'name of the rule'] },
  ),
})

export type Parameters = z.infer<typeof parameters>

/** Everything a rule is made from; a rule may have no end and no justification of its own. */
export type Settings = Omit<Parameters, 'expires' | 'justification'> & Partial<Parameters>
