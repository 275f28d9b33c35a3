export function TicketPane() {
  return null;
}
