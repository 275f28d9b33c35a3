import { VisuallyHidden } from '@mantine/core';
import { CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './kept-list.module.css';

/** Beside what is shown ahead of the server. */
export function UnsentMark() {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} title={t('outbox.waiting')}>
      <CloudUpload size={15} aria-hidden />
      <VisuallyHidden>{t('outbox.waiting')}</VisuallyHidden>
    </span>
  );
}
