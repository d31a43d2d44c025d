import { imageReference } from './image-reference';

/** Base images and tools of Docker Hub's library that run as root. */
const ROOT = new Set(
  (
    'almalinux alpine amazonlinux bash busybox centos debian eclipse-temurin fedora golang httpd nginx node openjdk oraclelinux ' +
    'perl php python rockylinux ruby rust ubuntu zookeeper'
  ).split(' '),
);

/** Images whose user has a name: the kubelet cannot see whether that is root. */
const NAMED: Readonly<Record<string, string>> = {
  'apache/kafka': 'appuser',
  'confluentinc/cp-kafka': 'appuser',
  'confluentinc/cp-zookeeper': 'appuser',
  'curlimages/curl': 'curl_user',
};

/** As whom an image runs if nothing in the pod states it; undefined if that is not known. */
export function userOfImage(image: string): 'root' | 'named' | undefined {
  const { repository } = imageReference(image);
  if (Object.keys(NAMED).some((name) => repository === name || repository.endsWith(`/${name}`))) return 'named';
  const library = repository.replace(/^(?:.*\/)?library\//, '');
  return ROOT.has(library) ? 'root' : undefined;
}
