/** A JSON value: what can be written to a file, a database column or a wire without loss. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
