/** The parts of the name of an image. */
export interface ImageReference {
  /** The host of the registry; undefined if there is none, which is Docker Hub. */
  readonly registry: string | undefined;
  /** The rest of the name, without tag and digest: `bitnami/kafka`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `registry.example:5000/team/kafka:3.9.0@sha256:…`; everything but the last part of the repository may be missing. */
export function imageReference(image: string): ImageReference {
  const [name, digest] = splitAt(image.trim(), image.indexOf('@'));
  const colon = name.lastIndexOf(':');
  // a colon before the last slash is that of a port
  const [path, tag] = splitAt(name, colon > name.lastIndexOf('/') ? colon : -1);
  const [first, ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return {
    registry: hasRegistry ? first : undefined,
    repository: hasRegistry ? rest.join('/') : path,
    tag,
    digest,
  };
}

function splitAt(text: string, index: number): readonly [string, string | undefined] {
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
