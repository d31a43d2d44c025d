export const MEBIBYTE = 2 ** 20;

/** Factors of Kubernetes' quantity suffixes (apimachinery, resource.Quantity). */
const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d+))?$/;

/** The value of a Kubernetes quantity such as `10Gi`, `500m` or `1.5G`; undefined if the text is not a quantity. */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(String(text));
  if (match === null) return undefined;
  // 0.7 and 700 thousandths are the same amount, but not as floating-point numbers
  return Number((Number(match[1]) * FACTORS[match[2] ?? ''] * 10 ** Number(match[3] ?? 0)).toPrecision(15));
}

/**
 * The value of a quantity, with the notation in which the API server writes it: a pod template with another notation is another
 * template to it, even if the amount is the same. Undefined if the text is not a quantity.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/api/resource/quantity.go (CanonicalizeBytes)
 */
export function canonicalQuantity(text: string): string | undefined {
  const value = parseQuantity(text);
  if (value === undefined) return undefined;
  if (/[eE][+-]?\d+$/.test(text)) return `${value} exponent`;
  // less than 1024 is always written as a decimal
  return /i$/.test(text) && value >= 1024 ? `${value} binary` : `${value} decimal`;
}

/** Writes bytes as a quantity, in whole mebibytes if that is exact: `2Gi`, `768Mi`, `1500000000`. */
export function formatBytes(bytes: number): string {
  for (const unit of ['Ti', 'Gi', 'Mi']) {
    if (bytes >= FACTORS[unit] && bytes % FACTORS[unit] === 0) {
      return `${bytes / FACTORS[unit]}${unit}`;
    }
  }
  return String(Math.ceil(bytes));
}
