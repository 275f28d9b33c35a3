import type { InfiniteData } from '@tanstack/react-query';
import type { Ticket, TicketPage } from './ticket';

export type TicketPages = InfiniteData<TicketPage, string | null>;

/** Newest first, and by id where two were opened in the same instant. */
const before = (a: Ticket, b: Ticket) => a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id);

export const findTicket = (pages: TicketPages, id: string) => {
  for (const page of pages.pages) {
    const ticket = page.items.find((item) => item.id === id);
    if (ticket) return ticket;
  }
  return undefined;
};

export function withoutTicket(pages: TicketPages, id: string): TicketPages {
  if (!findTicket(pages, id)) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
  };
}

/** The list with this ticket as it is now; what the list already has in this version or a newer one stays. */
export function withTicket(pages: TicketPages, ticket: Ticket): TicketPages {
  const known = findTicket(pages, ticket.id);
  if (known && known.version >= ticket.version) return pages;
  return known ? replaced(pages, ticket) : inserted(pages, ticket);
}

function replaced(pages: TicketPages, ticket: Ticket): TicketPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === ticket.id ? ticket : item)),
    })),
  };
}

/** Into the first page it sorts into; behind everything loaded only when nothing else is to come. */
function inserted(pages: TicketPages, ticket: Ticket): TicketPages {
  const last = pages.pages.length - 1;
  const index = pages.pages.findIndex(
    (page, at) => page.items.some((item) => before(ticket, item)) || (at === last && page.next === null),
  );
  if (index < 0) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page, at) => (at === index ? { ...page, items: sorted(page.items, ticket) } : page)),
  };
}

function sorted(items: Ticket[], ticket: Ticket): Ticket[] {
  const at = items.findIndex((item) => before(ticket, item));
  return at < 0 ? [...items, ticket] : [...items.slice(0, at), ticket, ...items.slice(at)];
}
