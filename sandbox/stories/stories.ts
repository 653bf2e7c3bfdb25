import { aurora } from './aurora.ts'
import { crash } from './crash.ts'
import { destroy } from './destroy.ts'
import { partial } from './partial.ts'
import { ports } from './ports.ts'
import type { Story } from './story.ts'
import { workspace } from './workspace.ts'

/** Every story, the default one first. */
export const stories: readonly Story[] = [workspace, ports, partial, aurora, crash, destroy]
