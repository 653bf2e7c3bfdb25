/** A DNS name as a part of a name: letters and digits with hyphens between them, at most `longest` characters. */
export function slugOf(name: string, longest: number): string {
  return name
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longest)
    .replace(/-$/, '')
}
