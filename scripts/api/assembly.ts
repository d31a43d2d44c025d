/** What jsii writes about a type, as far as the page reads it. */
export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly see?: string;
  readonly returns?: string;
}

export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

export interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly overrides?: string;
}

export interface Parameter extends Member {
  readonly variadic?: boolean;
}

export interface Method extends Omit<Member, 'type'> {
  readonly abstract?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference; readonly optional?: boolean };
}

export interface ApiType {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly docs?: Docs;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Parameter[]; readonly protected?: boolean };
  readonly properties?: readonly Member[];
  readonly methods?: readonly Method[];
  readonly members?: readonly { readonly name: string; readonly docs?: Docs }[];
}

/** A type as TypeScript writes it. */
export function typeText(type: TypeReference): string {
  if (type.collection !== undefined) {
    const element = typeText(type.collection.elementtype);
    if (type.collection.kind === 'map') return `{ [key: string]: ${element} }`;
    return element.includes('|') ? `(${element})[]` : `${element}[]`;
  }
  if (type.union !== undefined) return type.union.types.map(typeText).join(' | ');
  return (
    type.primitive ??
    (type.fqn ?? '')
      .replace(/^cdk8s-kafka\./, '')
      .replace(/^cdk8s-plus-\d+\./, '')
      .replace(/^\w+\./, '')
  );
}
