const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** Text of the other direction inside a sentence, marked so that neither turns the other's order around. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  const foreign = direction === 'rtl' ? leftToRight : rightToLeft;
  return foreign.test(text) ? `\u2068${text}\u2069` : text;
}
