/** Values that are said of many things; they count next to the parameter's own words, or where a synonym is one. */
export const generic: ReadonlySet<string> = new Set(
  (
    'none default all any mixed custom other standard basic yes no true false on off open close public private small large ' +
    'medium manual auto automatic both country us hot cool cold provisioned batch existing'
  ).split(' '),
)
/** Those of them that say enough where they stand alone between commas or in brackets. */
export const tellingAlone: ReadonlySet<string> = new Set(['private'])
