import { fileURLToPath } from 'node:url'

/** Where every capability has its folder. */
export const capabilitiesDirectory = fileURLToPath(new URL('../../../capabilities', import.meta.url))

/** Where the templates stand that capabilities share. */
export const templatesDirectory = fileURLToPath(new URL('../../../templates', import.meta.url))
