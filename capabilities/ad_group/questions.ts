import type { Question, Settled } from '#capability'
import { makesGroup, type Parameters, type Settings } from './parameters.ts'

/** What is worth asking: who owns it and who is in it, and which rights it gives. */
export function questions({ settings }: Settled<Settings>, stated: Partial<Parameters>): Question[] {
  const asked: Question[] = []
  if (settings.team === undefined) asked.push({ parameter: 'team', text: 'Which team owns it?', weight: 99 })
  if (stated.environment === undefined) {
    asked.push({
      parameter: 'environment',
      text: 'Which environment?',
      default: 'dev',
      options: ['dev', 'staging', 'prod'],
      weight: 98,
    })
  }
  if (settings.action === 'remove_members') return asked
  return [...asked, ...(makesGroup(settings) ? ofNewGroup(settings, stated) : ofExistingGroup(settings))]
}

function ofNewGroup(settings: Partial<Settings>, stated: Partial<Parameters>): Question[] {
  const { owners, members, role, scope } = settings
  const asked: Question[] = []
  if (owners === undefined) {
    asked.push({
      parameter: 'owners',
      text: 'Who owns the group (two people or more)?',
      why: 'owners answer for who is in a group of production',
      weight: 90,
    })
  } else if (stated.owners === undefined) {
    asked.push({
      parameter: 'owners',
      text: 'Who owns the group?',
      why: 'owners can manage the members themselves',
      default: owners,
      weight: 70,
    })
  }
  if (members === undefined) {
    asked.push({ parameter: 'members', text: 'Who are the members?', weight: 88 })
  } else if (stated.members === undefined && stated.dynamic_rule === undefined) {
    asked.push({
      parameter: 'members',
      text: 'Who are the members?',
      why: 'without a list, owners and later requests add people',
      default: members,
      weight: 50,
    })
  }
  if (role !== undefined && role !== 'none' && scope === undefined) {
    asked.push({
      parameter: 'scope',
      text: `On which resource group or resource is the group ${role}?`,
      weight: 86,
    })
  } else if (stated.role === undefined && role !== undefined) {
    asked.push({
      parameter: 'role',
      text: 'Which role in Azure does the group get?',
      why: role === 'none' ? 'a group by itself opens nothing' : 'only a scope was named',
      default: role,
      options: ['none', 'Reader', 'Contributor', 'Storage Blob Data Reader', 'Storage Blob Data Contributor'],
      weight: 30,
    })
  }
  return asked
}

function ofExistingGroup({ group_name, members }: Partial<Settings>): Question[] {
  return [
    ...(group_name === undefined
      ? [{ parameter: 'group_name', text: 'To which group are they added?', weight: 90 }]
      : []),
    ...(members === undefined ? [{ parameter: 'members', text: 'Who is added?', weight: 88 }] : []),
  ]
}
