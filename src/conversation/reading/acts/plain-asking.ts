import { anywhere, oneOf } from './wordings.ts'

/** Courtesy that comes with asking. */
const pleading = [
  'please',
  'pls',
  'plz',
  'kindly',
  'bitte',
  'por favor',
  'merci de',
  'per favore',
  's il (?:vous|te) plait',
  'sil (?:vous|te) plait',
]

/** Whom a part of a text is for, when that is us. */
const readers = [
  'you',
  '(?:the|our) (?:bot|robot|platform|infra|infrastructure|cloud|platform people|platform folks)(?: team| group| crew)?',
  'planwright',
  'euch',
  'das plattform ?team',
  'vosotros',
  'el equipo de plataforma',
  'vous',
  'l equipe plateforme',
  'voces',
  'a equipa? de plataforma',
  'voi',
  'il team (?:della )?piattaforma',
]

export const pleaIn = anywhere(pleading)
const forUs = new RegExp(
  `(?:(?:^| )(?:for|to|an|fur|para|pour|per|a) ${oneOf(readers)}|^(?:the )?(?:bot|planwright|(?:platform|infra|infrastructure|cloud) team)) :`,
)

/** A part of a text that is addressed to us begins with a colon: "for the platform team: alerts on kv-a-prod". */
export function isAddressed(plain: string): boolean {
  return forUs.test(plain)
}
