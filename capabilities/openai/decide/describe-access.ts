import { aboutUsd, type Decision, type Finding } from '#capability'
import { privateZoneName, sharedZone } from '../private-zone.ts'
import type { SizingInput } from './sizer.ts'

/** How the account is reached, who may use it and what it may reach itself. */
export function describeAccess(input: SizingInput, open: readonly Finding[]): Decision[] {
  return [
    networkDecision(input, open),
    ...zoneDecision(input),
    signInDecision(input),
    roleDecision(input),
    {
      topic: 'outgoing traffic',
      choice: 'none',
      reason: 'no data source is connected, so nothing needs to leave the account',
    },
    logDecision(input),
    ...filterDecision(input),
    ...open.filter(({ code }) => code === 'processed_anywhere').map(({ text }) => whereDecision(text)),
  ]
}

function networkDecision(input: SizingInput, open: readonly Finding[]): Decision {
  const { plan, access } = input
  const { value: network, source, reason } = access.network
  const warnings = open.filter(({ code }) => code === 'open_network' || code === 'reached_by_address')
  const why = source === 'stated' ? 'as asked' : (reason ?? 'as asked')
  const choices = {
    private: `a private endpoint in ${plan.region.value}, where its subnet must be; closed to the internet`,
    allowlist:
      access.allowed_ips.value.length === 0
        ? 'reached from named addresses only'
        : `reached from ${access.allowed_ips.value.join(', ')} only`,
    public: 'reached from every address',
  } as const
  return {
    topic: 'network',
    choice: choices[network],
    reason: [why, ...warnings.map(({ text }) => text)].join('; '),
    ...endpointSaving(input),
  }
}

/** Where an endpoint is not what is usual for production, what doing without it saves. */
function endpointSaving({ plan, access, context }: SizingInput): { alternative?: string } {
  if (access.network.value !== 'private' || plan.environment.value === 'prod') return {}
  const endpoint = context.prices.price('network.private_endpoint_month')
  const saving = endpoint === undefined ? '' : `: about ${aboutUsd(endpoint.usd)} a month less`
  return { alternative: `allowed addresses and no endpoint${saving}` }
}

function zoneDecision({ access, context }: SizingInput): Decision[] {
  if (access.network.value !== 'private') return []
  const zone = sharedZone(context)
  return [
    zone === undefined
      ? {
          topic: 'private DNS zone',
          choice: `${privateZoneName} in the resource group, linked to the network of the subnet`,
          reason: 'none is configured, and the name of the account must lead to the endpoint there',
          alternative:
            'a network has one zone of this name: a second account in it needs a shared one in the policy',
        }
      : {
          topic: 'private DNS zone',
          choice: `${zone.name} in ${zone.resourceGroup}`,
          reason: 'the organization has one, which its networks are linked to',
        },
  ]
}

function signInDecision({ access }: SizingInput): Decision {
  return access.local_auth.value
    ? {
        topic: 'sign-in',
        choice: 'API keys and Entra',
        reason: 'as asked; whoever holds a key uses the models, and no log says who it was',
        alternative: 'no API keys: people and apps sign in through Entra',
      }
    : {
        topic: 'sign-in',
        choice: 'Entra only, API keys are off',
        reason: 'everybody signs in with their own identity',
      }
}

function roleDecision({ access }: SizingInput): Decision {
  const { access_group: group } = access
  return group === undefined
    ? {
        topic: 'roles',
        choice: 'nobody has one yet',
        reason: 'roles go to groups and no group was named',
        alternative: 'ask for an AD group in the same request, or name one ("access group: sg-data-dev")',
      }
    : {
        topic: 'roles',
        choice: `Cognitive Services OpenAI User for ${group.value}`,
        reason: 'it may use the models and change nothing; it works up to five minutes after the apply',
      }
}

function logDecision({ plan, context }: SizingInput): Decision {
  return context.logWorkspaces[plan.environment.value] === undefined
    ? {
        topic: 'logs',
        choice: 'none are kept',
        reason: `no log workspace is configured for ${plan.environment.value}`,
      }
    : {
        topic: 'logs',
        choice: 'requests, audit and metrics go to the log workspace, texts of requests do not',
        reason: 'there is one for this environment',
      }
}

function filterDecision({ access }: SizingInput): Decision[] {
  if (access.content_filter.value === 'default') return []
  return [
    {
      topic: 'content filter',
      choice: 'blocks hate, sexual content, self-harm and violence from low severity on',
      reason: 'as asked; the default blocks from medium severity on',
    },
  ]
}

function whereDecision(reason: string): Decision {
  return {
    topic: 'where requests are processed',
    choice: 'in any region',
    reason,
    alternative: 'say "data must stay in the EU" (or the US, or one country)',
  }
}
