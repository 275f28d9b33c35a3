import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './security-page.module.css';

/** Shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const text = codes.join('\n');
  return (
    <Stack>
      <Alert color="brand" role="status" title={t('security.codesTitle')}>
        {t('security.codesBody')}
      </Alert>
      <ul dir="ltr" className={classes.codes} aria-label={t('security.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              <span aria-live="polite">{t(copied ? 'action.copied' : 'security.codesCopy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => download(text)}>
          {t('security.codesDownload')}
        </Button>
        <Button onClick={onDone}>{t('security.codesKept')}</Button>
      </Group>
    </Stack>
  );
}

function download(text: string): void {
  const file = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = 'ticketstream-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(file);
}
