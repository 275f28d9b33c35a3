import { useTranslation } from 'react-i18next';
import classes from './logo.module.css';

export function Logo() {
  const { t } = useTranslation();
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#4450c7" />
        <path d="M7 11h11M7 16h18M14 21h11" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      </svg>
      {t('app.name')}
    </span>
  );
}
