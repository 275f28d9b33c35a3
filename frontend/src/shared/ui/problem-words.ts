import type { TFunction } from 'i18next';
import { isProblem, type Problem } from '@/shared/api/problem';
import en from '@/shared/i18n/en.json';
import { i18n } from '@/shared/i18n/i18n';

type Words = keyof typeof en.problem;

const isFieldProblem = (code: string): code is keyof typeof en.fieldProblem => code in en.fieldProblem;
const hasWords = (code: string): code is Words => code in en.problem;

/** What went wrong, in words for the person in front of the screen. */
export function problemWords(t: TFunction, error: unknown): string {
  if (!isProblem(error)) return t('problem.unknown');
  if (hasWords(error.code)) return t(`problem.${error.code}`);
  return error.detail ?? (error.message || t('problem.unknown'));
}

/** What to tell support about a fault of ours; a refusal explains itself. */
export function problemReference(t: TFunction, error: unknown): string | null {
  if (!isProblem(error) || error.status < 500) return null;
  const { code, traceId } = error;
  return traceId ? t('problem.reference', { code, traceId }) : t('problem.referenceCode', { code });
}

/** What the server says of single fields, for a form to show beside them. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  return Object.fromEntries((error satisfies Problem).errors.map(({ field, code }) => [field, fieldWords(code)]));
}

const fieldWords = (code: string) => i18n.t(`fieldProblem.${isFieldProblem(code) ? code : 'other'}`);
