import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button';
import { useFocusBack } from './use-focus-back';

/** The end of a list that comes page by page. With the last page the button goes, and the focus it had stays here. */
export function LoadMore({ list }: { list: UseInfiniteQueryResult<InfiniteData<unknown>> }) {
  const { t } = useTranslation();
  const complete = !list.hasNextPage && (list.data?.pages.length ?? 0) > 1;
  const end = useFocusBack<HTMLDivElement>(complete);
  return (
    <div ref={end} tabIndex={-1}>
      {list.hasNextPage && (
        <BusyButton
          variant="default"
          size="xs"
          mt="md"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('app.loadMore')}
        </BusyButton>
      )}
    </div>
  );
}
