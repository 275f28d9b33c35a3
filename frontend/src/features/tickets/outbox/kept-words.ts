import type { TFunction } from 'i18next';
import { formatList } from '@/shared/i18n/format';
import type { Details } from '../ticket';
import type { Change, Command } from './kept-command';

/** What somebody wanted, in a few words: “Status: Resolved · Printer on fire”. */
export function keptWords(t: TFunction, command: Command): string {
  if (command.kind === 'open') return t('outbox.open', { title: command.details.title });
  const change = command.kind === 'write' ? t(`outbox.${command.message.kind}`) : changeWords(t, command.change);
  return t('outbox.of', { change, title: command.title });
}

export function changeWords(t: TFunction, change: Change): string {
  switch (change.kind) {
    case 'status':
      return t('outbox.status', { status: t(`status.${change.status}`) });
    case 'assign':
      return t('outbox.assign', { name: change.assignee.username });
    case 'release':
      return t('outbox.release');
    case 'edit':
      return t('outbox.edit', { fields: formatList(editedFields(t, change.details)) });
  }
}

function editedFields(t: TFunction, details: Partial<Record<keyof Details, string | undefined>>): string[] {
  const names = ['title', 'description', 'category'] as const;
  return names.filter((name) => details[name] !== undefined).map((name) => t(`form.${name}`));
}
