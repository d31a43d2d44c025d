/**
 * Names within a namespace, and those by which they are known outside of it.
 *
 * @param namespace undefined if it is not known: then only the names within it are returned
 */
export function farAndNear(
  { clusterDomain }: { readonly clusterDomain: string },
  names: readonly string[],
  namespace: string | undefined,
): readonly string[] {
  if (namespace === undefined) return names;
  const far = (name: string) => [name, `${name}.svc`, `${name}.svc.${clusterDomain}`];
  return [...names, ...names.flatMap((name) => far(`${name}.${namespace}`))];
}
