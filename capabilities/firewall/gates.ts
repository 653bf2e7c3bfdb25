import type { Gate } from '#capability'
import { describeService, describeTraffic } from './describe-traffic.ts'
import { exposureOf } from './exposure.ts'
import type { Settings } from './parameters.ts'
import { anyPort, countPorts } from './ports.ts'

/** What an approver confirms by name before the rule is made; there is always something. */
export function gates(settings: Settings): Gate[] {
  const { access, direction, expires, environment, ports, destination } = settings
  const traffic = describeTraffic(settings)
  const until = expires === undefined ? '' : ` until ${expires}`
  const opens = access === 'Deny' ? 'Blocks' : direction === 'Inbound' ? 'Opens' : 'Lets out'
  const opensPorts = direction === 'Inbound' ? 'Opens' : 'Lets out traffic to'
  const exposure = exposureOf(settings)
  const specific: (false | [Gate['id'], string])[] = [
    exposure.internet && ['internet_exposure', `${opens} ${traffic}${until}.`],
    exposure.ssh && [
      'ssh_from_internet',
      direction === 'Inbound'
        ? `Anybody on the internet can try to sign in to ${destination} over SSH (tcp/22)${until}.`
        : `SSH sessions (tcp/22) can be opened to anywhere on the internet${until}.`,
    ],
    exposure.rdp && [
      'rdp_from_internet',
      direction === 'Inbound'
        ? `Anybody on the internet can try to sign in to ${destination} over Remote Desktop (3389)${until}.`
        : `Remote Desktop sessions (3389) can be opened to anywhere on the internet${until}.`,
    ],
    exposure.guarded.length > 0 &&
      !ports.includes(anyPort) && [
        'privileged_ports',
        `${opensPorts} ports that administer machines or serve data (${exposure.guarded.join(', ')}): ${traffic}${until}.`,
      ],
    exposure.anything && ['any_any', `${opens} ${traffic}${until}, whatever the service is.`],
    exposure.wide && [
      'wide_port_range',
      `${opensPorts} ${countPorts(ports).toLocaleString('en-US')} ports at once: ${describeService(settings)}${until}.`,
    ],
    environment === 'prod' && ['prod_change', `Changes production: ${lowerFirst(opens)} ${traffic}${until}.`],
  ]
  const found = specific.flatMap((gate) => (gate === false ? [] : [gate]))
  const needed: [Gate['id'], string][] =
    found.length > 0 ? found : [['access', `${opens} ${traffic}${until}.`]]
  return needed.map(([id, text]) => ({ id, stack: 'firewall', text }))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
