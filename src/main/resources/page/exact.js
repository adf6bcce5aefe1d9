// Prices and amounts stay the decimals that the server wrote. A floating point number would do for most of them, not for all.

const NUMBER_OR_STRING = /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON whose numbers become strings with exactly their digits. */
export function parseExact(json) {
  return JSON.parse(json.replace(NUMBER_OR_STRING, (all, string, number) => string ?? `"${number}"`));
}

const PLACES = 6;

/** A decimal as a whole number of millionths. */
export function scaled(decimal) {
  const negative = decimal.startsWith('-');
  const [whole, fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const value = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  return negative ? -value : value;
}

/** 71200.00 as 71,200; 0.5 as 0.5. */
export function grouped(decimal) {
  if (decimal === null || decimal === undefined) return '–';
  const [whole, fraction = ''] = String(decimal).split('.');
  const rest = fraction.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}

/** The change from one price to another: its sign (-1, 0, 1), the amount and the percentage with two places, rounded half up. */
export function change(before, now) {
  const from = scaled(before);
  const by = scaled(now) - from;
  const sign = by > 0n ? 1 : by < 0n ? -1 : 0;
  const size = by < 0n ? -by : by;
  const mark = sign > 0 ? '+' : sign < 0 ? '−' : '';
  const unit = 10n ** BigInt(PLACES);
  const amount = grouped(`${size / unit}.${String(size % unit).padStart(PLACES, '0')}`);
  if (from <= 0n) return { sign, amount: mark + amount, percent: '–' };
  const hundredths = (size * 20000n + from) / (2n * from);
  const percent = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return { sign, amount: mark + amount, percent: `${mark}${percent}%` };
}
