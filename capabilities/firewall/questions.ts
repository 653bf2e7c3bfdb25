import type { Problem, Question, Settled } from '#capability'
import { exposureOf } from './exposure.ts'
import type { Parameters, Settings } from './parameters.ts'
import { knownProtocol } from './ports.ts'
import { hostBitOptions } from './read-addresses.ts'

type Known = Settled<Settings>['settings']

/** What is worth asking: what has no right default, and a default that a person may well want to change. */
export function questions(settled: Settled<Settings>, stated: Partial<Parameters>): Question[] {
  const { settings, problems } = settled
  const asked: Question[] = []
  if (settings.team === undefined) {
    asked.push({ parameter: 'team', text: 'Which team owns it?', weight: 99 })
  }
  if (stated.environment === undefined) {
    asked.push({
      parameter: 'environment',
      text: 'Which environment?',
      default: 'dev',
      options: ['dev', 'staging', 'prod'],
      weight: 98,
    })
  }
  if (settings.ports === undefined) asked.push({ parameter: 'ports', text: 'Which ports?', weight: 90 })
  if (settings.source_ips === undefined) {
    asked.push({
      parameter: 'source_ips',
      text: 'From which addresses (CIDR)?',
      ...optionsOf(problems, 'source_ips'),
      weight: 89,
    })
  }
  if (settings.destination === undefined) {
    asked.push({
      parameter: 'destination',
      text: 'To which address?',
      ...optionsOf(problems, 'destination'),
      weight: 88,
    })
  }
  asked.push(...protocolQuestion(settings, stated), ...exposureQuestions(settings, stated))
  return asked
}

function protocolQuestion({ ports, protocol }: Known, stated: Partial<Parameters>): Question[] {
  if (stated.protocol !== undefined || ports === undefined || protocol === undefined) return []
  if (knownProtocol(ports) !== undefined) return []
  return [
    {
      parameter: 'protocol',
      text: `Which protocol does ${ports.join(', ')} use?`,
      default: protocol,
      options: ['Tcp', 'Udp', '*'],
      weight: 30,
    },
  ]
}

function exposureQuestions(settings: Known, stated: Partial<Parameters>): Question[] {
  const { source_ips, destination, direction, access, ports, protocol, expires, justification } = settings
  if (source_ips === undefined || destination === undefined || direction === undefined) return []
  if (access === undefined || ports === undefined || protocol === undefined) return []
  const exposure = exposureOf({ source_ips, destination, direction, access, ports, protocol })
  const asked: Question[] = []
  if (exposure.internet && stated.expires === undefined && expires !== undefined) {
    asked.push({
      parameter: 'expires',
      text: 'Until when?',
      why: 'it is open to the internet',
      default: expires,
      weight: 70,
    })
  }
  const isSpecial = exposure.internet || exposure.anything || exposure.wide || exposure.guarded.length > 0
  if (isSpecial && stated.justification === undefined) {
    asked.push({
      parameter: 'justification',
      text: 'What is it needed for?',
      why: 'an approver has to confirm it',
      ...(justification === undefined ? {} : { default: justification }),
      weight: 60,
    })
  }
  return asked
}

function optionsOf(problems: readonly Problem[], parameter: string): { options?: string[] } {
  const options = problems.flatMap((problem) =>
    problem.parameter === parameter ? hostBitOptions(problem.value) : [],
  )
  return options.length === 0 ? {} : { options }
}
