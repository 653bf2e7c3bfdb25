import type * as z from 'zod'

/** The same name with a number behind it, as far as its parameter takes it; the last letter makes room when it has to. */
export function nextNames(name: string, schema: z.ZodType): string[] {
  return [2, 3, 4].flatMap((number) => {
    const forms = [`${name}-${number}`, `${name}${number}`, `${name.slice(0, -1)}${number}`]
    const fitting = forms.find((form) => schema.safeParse(form).success)
    return fitting === undefined || fitting === name ? [] : [fitting]
  })
}
