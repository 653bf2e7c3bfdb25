import {
  type CapabilityContext,
  type Choice,
  companionGroup,
  type Decision,
  given,
  type Problem,
} from '#capability'
import type { Answers, Settings } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'
import { purposes } from './purposes.ts'

/** How whoever gets in proves who they are: a role of a group, and keys only where nothing else works. */
export function decideSignIn(stated: Answers, known: Choices, context: CapabilityContext): Part {
  const purpose = known.purpose?.value
  if (purpose === undefined) {
    return { choices: { access_group: given(stated.access_group), sftp_key: given(stated.sftp_key) } }
  }
  const group = chooseGroup(stated, context)
  const access = choose(
    stated.group_access,
    purposes[purpose].groupAccess,
    purposes[purpose].groupAccess === 'read_only'
      ? 'people read logs and do not write them'
      : 'a team fills its own account',
  )
  const keys = choose<Settings['shared_keys']>(
    stated.shared_keys,
    'none',
    'every access has a name; a key has none',
  )
  const keyFaults = keyProblems(keys.value, known)
  return {
    choices: {
      access_group: group,
      group_access: access,
      shared_keys: keys,
      sftp_key: given(stated.sftp_key),
    },
    problems: [...keyFaults, ...sftpProblems(stated, purpose)],
    decisions: [
      groupDecision(group?.value, access.value, purpose),
      ...(keyFaults.length > 0 ? [] : [keyDecision(keys.value, purpose)]),
      ...partnerDecision(stated, known),
    ],
  }
}

/** The role a group gets for data; none of them may change who has access. */
export function dataRole({ purpose, group_access }: Pick<Settings, 'purpose' | 'group_access'>): string {
  if (purpose === 'file_share') {
    return `Storage File Data SMB Share ${group_access === 'read_only' ? 'Reader' : 'Contributor'}`
  }
  return `Storage Blob Data ${group_access === 'read_only' ? 'Reader' : 'Contributor'}`
}

function chooseGroup(stated: Answers, context: CapabilityContext): Choice<string> | undefined {
  if (stated.access_group !== undefined) return given(stated.access_group)
  const made = companionGroup(context)
  return made === undefined
    ? undefined
    : { value: made, source: 'inferred', reason: 'the group of the same request' }
}

function groupDecision(
  group: string | undefined,
  group_access: Settings['group_access'],
  purpose: Settings['purpose'],
): Decision {
  const role = dataRole({ purpose, group_access })
  return group === undefined
    ? {
        topic: 'roles',
        choice: 'nobody has one yet',
        reason: 'roles go to groups and no group was named',
        alternative: 'ask for an AD group in the same request, or name one ("access group: sg-data-dev")',
      }
    : {
        topic: 'roles',
        choice: `${role} for ${group}`,
        reason: 'a role of a group, never of a person, and none that may change who has access',
      }
}

function keyProblems(
  keys: Settings['shared_keys'],
  { environment, data_class, purpose }: Choices,
): Problem[] {
  const refuse = (rule: string): Problem[] => [
    { parameter: 'shared_keys', value: keys, rule, suggestion: 'none' },
  ]
  if (keys === 'none') return []
  if (environment?.value === 'prod') return refuse('account keys stay off in production')
  if (data_class?.value === 'confidential' || data_class?.value === 'restricted') {
    return refuse(`account keys stay off for ${data_class.value} data`)
  }
  if (keys === 'smb_key' && purpose?.value !== 'file_share') {
    return refuse('only a file share is mounted with a key')
  }
  return []
}

function keyDecision(keys: Settings['shared_keys'], purpose: Settings['purpose']): Decision {
  if (keys !== 'none') {
    return {
      topic: 'account keys',
      choice: 'on, and signatures made with them last at most 7 days',
      reason:
        keys === 'smb_key' ? 'the share is mounted with a key, as asked' : 'an old SDK needs them, as asked',
      alternative: 'Entra sign-in, which names who did what',
    }
  }
  return purpose === 'file_share'
    ? {
        topic: 'account keys',
        choice: 'off; the share is mounted with Entra Kerberos',
        reason: 'whoever mounts it signs in with their own account',
        alternative:
          'machines that are not joined to Entra need a key, outside production: "account keys: smb_key"',
      }
    : {
        topic: 'account keys',
        choice: 'off',
        reason:
          purpose === 'sftp_drop'
            ? 'whoever does not come over SFTP signs in through Entra'
            : 'everybody signs in through Entra, with their own identity',
      }
}

function sftpProblems({ sftp_key }: Answers, purpose: Settings['purpose']): Problem[] {
  if (sftp_key === undefined || purpose === 'sftp_drop') return []
  const rule = 'a public key is used for SFTP only'
  const value = `${sftp_key.slice(0, 20)}...`
  return [{ parameter: 'sftp_key', value, rule, suggestion: 'purpose: sftp_drop' }]
}

function partnerDecision({ sftp_key }: Answers, { purpose, consumers }: Choices): Decision[] {
  if (purpose?.value === 'sftp_drop') {
    return [
      sftp_key === undefined
        ? {
            topic: 'SFTP sign-in',
            choice: 'none yet',
            reason: 'no public key was given, and passwords are not used',
            alternative: 'reply with "sftp key: ssh-rsa ..."',
          }
        : {
            topic: 'SFTP sign-in',
            choice: 'the user partner with its own key',
            reason: 'a key of the partner cannot be guessed and never leaves it',
          },
    ]
  }
  if (consumers?.value.includes('partner') !== true) return []
  return [
    {
      topic: 'access of the partner',
      choice:
        'a signature (user delegation SAS) that the team hands out, for at most 7 days and the listed addresses',
      reason: 'it carries the name of who made it and ends by itself',
      alternative: 'SFTP, about 219 USD a month: "purpose: sftp_drop"',
    },
  ]
}
