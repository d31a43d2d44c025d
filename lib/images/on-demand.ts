import type * as knownImages from './known-images';

/**
 * What is known about images, for the rules of constructs: most apps use the default image and set no variable that could be one of
 * another image, and the tables take longer to load than all other rules on props.
 */
export function images(): typeof knownImages {
  return require('./known-images') as typeof knownImages;
}
