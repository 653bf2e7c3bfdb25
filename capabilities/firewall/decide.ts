import { addDays, type CapabilityContext, type Problem, type Settled } from '#capability'
import { decideAddresses } from './decide-addresses.ts'
import { decidePlace } from './decide-place.ts'
import { exposureOf, type Traffic } from './exposure.ts'
import type { Parameters, Settings } from './parameters.ts'
import type { Part } from './part.ts'
import { anyPort, knownProtocol, normalizePorts } from './ports.ts'
import { ruleName } from './rule-identity.ts'

/** An opening to the internet ends after this many days when nobody says otherwise. */
const defaultExposureDays = 14
/** An opening to the internet ends after at most this many days. */
const longestExposureDays = 90

/** Settles a rule from what was stated; a value that cannot be used is left out and said to be a problem. */
export function decide(stated: Partial<Parameters>, context: CapabilityContext): Settled<Settings> {
  const parts = [decideBasics(stated), decideService(stated), decideAddresses(stated)]
  const known = () => Object.assign({}, ...parts.map(({ settings }) => settings)) as Partial<Settings>
  parts.push(decidePlace(stated, known(), context))
  parts.push(decideDuration(stated, known(), context))
  parts.push(decideJustification(stated, context))
  parts.push(decideName(stated, known(), context))
  return {
    settings: known(),
    origins: Object.assign({}, ...parts.map(({ origins }) => origins)),
    problems: parts.flatMap(({ problems }) => problems ?? []),
    decisions: parts.flatMap(({ decisions }) => decisions ?? []),
  }
}

function decideBasics({ team, environment, access, action, backend }: Partial<Parameters>): Part {
  const problems: Problem[] = []
  if (action === 'remove') {
    const rule = 'rules are not removed here yet; a person removes it from the network security group'
    problems.push({ parameter: 'action', value: action, rule })
  }
  if (backend !== undefined && backend !== 'nsg') {
    const rule = 'rules are made in network security groups only, not in Azure Firewall'
    problems.push({ parameter: 'backend', value: backend, rule, suggestion: 'nsg' })
  }
  return {
    settings: {
      ...(team === undefined ? {} : { team }),
      environment: environment ?? 'dev',
      access: access ?? 'Allow',
      action: action ?? 'add',
      backend: backend ?? 'nsg',
    },
    origins: {
      environment: { source: 'default', reason: 'nobody named one' },
      access: { source: 'default', reason: 'a request to open ports' },
      action: { source: 'default', reason: 'a new rule' },
      backend: { source: 'default', reason: 'the only place where rules are made' },
    },
    problems,
  }
}

function decideService({ ports, protocol }: Partial<Parameters>): Part {
  if (protocol === 'Icmp') {
    const rule = 'ICMP has no ports'
    return {
      settings: { protocol, ports: [anyPort] },
      origins: { ports: { source: 'default', reason: rule } },
      problems:
        ports === undefined || ports.includes(anyPort)
          ? []
          : [{ parameter: 'ports', value: ports.join(', '), rule, suggestion: anyPort }],
    }
  }
  const normal = ports === undefined ? undefined : normalizePorts(ports)
  const implied = normal === undefined ? undefined : knownProtocol(normal)
  return {
    settings: { ...(normal === undefined ? {} : { ports: normal }), protocol: protocol ?? implied ?? 'Tcp' },
    origins: {
      protocol: {
        source: 'default',
        reason: implied === undefined ? 'most services use it' : `what ${normal?.join(', ')} is known for`,
      },
    },
  }
}

function decideDuration(
  { expires }: Partial<Parameters>,
  known: Partial<Settings>,
  { today }: CapabilityContext,
): Part {
  const exposure = isTraffic(known) ? exposureOf(known) : undefined
  const problems: Problem[] = []
  if (exposure?.internet === true && known.environment === 'prod' && exposure.guarded.length > 0) {
    problems.push({
      parameter: 'ports',
      value: known.ports?.join(', ') ?? '',
      rule: `in production ${exposure.guarded.slice(0, 5).join(', ')} is not opened to the internet; name the addresses, or use Azure Bastion`,
    })
  }
  const latest = addDays(today, longestExposureDays)
  if (expires !== undefined && expires <= today) {
    const rule = `today is ${today}, so it has passed`
    problems.push({ parameter: 'expires', value: expires, rule, suggestion: latest })
  } else if (expires !== undefined && exposure?.internet === true && expires > latest) {
    const rule = `an opening to the internet ends after at most ${longestExposureDays} days`
    problems.push({ parameter: 'expires', value: expires, rule, suggestion: latest })
  }
  if (expires !== undefined) return { settings: { expires }, problems }
  if (exposure?.internet !== true) return { settings: {}, problems }
  return {
    settings: { expires: addDays(today, defaultExposureDays) },
    origins: {
      expires: { source: 'default', reason: `${defaultExposureDays} days for an opening to the internet` },
    },
    problems,
  }
}

function decideJustification({ justification }: Partial<Parameters>, { request }: CapabilityContext): Part {
  if (justification !== undefined) return { settings: { justification } }
  const title = request.title
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 400)
  if (title.length < 10) return { settings: {} }
  return {
    settings: { justification: title },
    origins: { justification: { source: 'default', reason: 'title of the request' } },
  }
}

function decideName(
  { rule_name }: Partial<Parameters>,
  known: Partial<Settings>,
  context: CapabilityContext,
): Part {
  if (rule_name !== undefined) return { settings: { rule_name } }
  const { team, target, environment } = known
  if (!isTraffic(known) || team === undefined || target === undefined || environment === undefined) {
    return { settings: {} }
  }
  return {
    settings: { rule_name: ruleName({ ...known, team, target, environment }, context) },
    origins: { rule_name: { source: 'naming', reason: 'naming rule' } },
  }
}

function isTraffic(known: Partial<Settings>): known is Partial<Settings> & Traffic {
  const { source_ips, destination, direction, access, ports, protocol } = known
  return [source_ips, destination, direction, access, ports, protocol].every((value) => value !== undefined)
}
