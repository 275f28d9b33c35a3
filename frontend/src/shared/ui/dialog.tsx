import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props extends Omit<ModalProps, 'opened' | 'title'> {
  title: string;
}

/** A dialog that is open as long as it is there. */
export function Dialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      centered
      closeButtonProps={{ 'aria-label': t('action.cancel') }}
      styles={{ title: { lineHeight: 1.3, overflowWrap: 'anywhere' } }}
      {...props}
    />
  );
}
