import {
  ArrowRight,
  CircleDot,
  FolderInput,
  type LucideIcon,
  Pencil,
  Plus,
  Trash2,
  UserMinus,
  UserPlus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { categoryName } from '@/shared/ui/names';
import type { Happening, TimelineItem } from '../history';
import { statusIcons } from '../status-chip';
import { statusSchema } from '../ticket';

/** A sentence without its subject: “moved it from Waiting to In progress”. */
export function useHappeningWords() {
  const { t } = useTranslation();
  const status = (text: string) => {
    const known = statusSchema.safeParse(text);
    return known.success ? t(`status.${known.data}`) : text;
  };
  return (happening: Happening, item: TimelineItem): string => {
    switch (happening.kind) {
      case 'status':
        return t('timeline.status', { from: status(happening.from), to: status(happening.to) });
      case 'moved':
        return t('timeline.moved', { from: categoryName(t, happening.from), to: categoryName(t, happening.to) });
      case 'retitled':
        return t('timeline.retitled', { from: happening.from, to: happening.to });
      case 'assigned':
        return t('timeline.assigned', { name: happening.assignee });
      case 'released':
        if (happening.assignee === item.actor) return t('timeline.releasedOwn');
        return t('timeline.released', { name: happening.assignee });
      case 'other':
        return t('timeline.other', { type: happening.type });
      default:
        return t(`timeline.${happening.kind}`);
    }
  };
}

export function iconOf(happening: Happening | undefined): LucideIcon {
  switch (happening?.kind) {
    case 'created':
      return Plus;
    case 'status': {
      const to = statusSchema.safeParse(happening.to);
      return to.success ? statusIcons[to.data] : ArrowRight;
    }
    case 'retitled':
    case 'described':
      return Pencil;
    case 'moved':
      return FolderInput;
    case 'claimed':
    case 'assigned':
      return UserPlus;
    case 'released':
      return UserMinus;
    case 'deleted':
      return Trash2;
    default:
      return CircleDot;
  }
}
