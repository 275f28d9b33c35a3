import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { Filters } from './filters';
import { openTicketsKey, useOpenTickets } from './open-tickets';

const none: Filters = { status: undefined, category: undefined, assignee: undefined, q: undefined };
const told = {
  byStatus: { waiting: 3, 'in-progress': 1, resolved: 0 },
  byDepartment: { sales: { waiting: 2, 'in-progress': 0, resolved: 0 } },
};

function open(filters: Filters, data?: unknown) {
  const client = new QueryClient();
  client.setQueryData(openTicketsKey, data);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useOpenTickets(filters), { wrapper });
  const counted = () => (['waiting', 'in-progress', 'resolved', 'closed'] as const).map(result.current);
  return { client, counted };
}

test('counts nothing before it is told, and then what it is told last', async () => {
  const { client, counted } = open(none);
  expect(counted()).toEqual([undefined, undefined, undefined, undefined]);
  client.setQueryData(openTicketsKey, told);
  await vi.waitFor(() => expect(counted()).toEqual([3, 1, 0, undefined]));
  client.setQueryData(openTicketsKey, { ...told, byStatus: { waiting: 4, 'in-progress': 1, resolved: 0 } });
  await vi.waitFor(() => expect(counted()).toEqual([4, 1, 0, undefined]));
});

test('counts one department, and 0 in one that has no open ticket', () => {
  expect(open({ ...none, category: 'sales' }, told).counted()).toEqual([2, 0, 0, undefined]);
  expect(open({ ...none, category: 'it' }, told).counted()).toEqual([0, 0, 0, undefined]);
});

test('counts nothing where a filter is that nobody counts by', () => {
  const nothing = [undefined, undefined, undefined, undefined];
  expect(open({ ...none, assignee: 'me' }, told).counted()).toEqual(nothing);
  expect(open({ ...none, q: 'printer' }, told).counted()).toEqual(nothing);
});
