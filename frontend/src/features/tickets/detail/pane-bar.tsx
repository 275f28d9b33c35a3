import { ActionIcon } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/shared/ui/links';
import classes from './pane-bar.module.css';

/** The way back: to the list where it is hidden, or to the list alone where it is beside. */
export function PaneBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <div className={classes.bar}>
      <ButtonLink
        to="/tickets"
        search={search}
        variant="subtle"
        size="compact-sm"
        leftSection={<ArrowLeft size={15} aria-hidden />}
        className={classes.back ?? ''}
      >
        {t('action.back')}
      </ButtonLink>
      <span className={classes.content}>{children}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.close ?? ''}
        aria-label={t('action.close')}
        onClick={() => void navigate({ to: '/tickets', search })}
      >
        <X size={17} aria-hidden />
      </ActionIcon>
    </div>
  );
}
