// The administrator, and, when MOCK_SEED names a number, that many tickets.
const titles = [
  'Printer on the second floor prints blank pages',
  'Cannot sign in after changing my phone',
  'Invoice 2041 shows the wrong address',
  'VPN drops every few minutes',
  'How do I export my data?',
  'Offer for twenty more seats',
  'Calendar shows meetings one hour late',
  'Request for a quieter keyboard',
  'The search finds nothing since this morning, although yesterday everything was there and nobody changed anything',
  'Please reset two-factor authentication',
];
const description =
  'It worked until yesterday afternoon.\n\nWhat I did: restarted twice, tried another browser, and asked a colleague, who sees the same.\nWhat I expected: that it works as before.';

export function seed(desk) {
  const admin = desk.createAccount({
    username: 'Ada Admin',
    email: process.env.ADMIN_EMAIL ?? 'admin@example.org',
    password: process.env.ADMIN_PASSWORD ?? 'mock-admin-password',
    role: 'admin',
  });
  const count = Number(process.env.MOCK_SEED ?? 0);
  if (!count) return;
  const user = desk.createAccount({
    username: 'Uma Reyes',
    email: 'uma@example.org',
    password: 'password',
    role: 'user',
  });
  const agent = desk.createAccount({
    username: 'Tom Okafor',
    email: 'tom@example.org',
    password: 'password',
    role: 'agent',
    department: 'technical-support',
  });
  const categories = [
    'technical-support',
    'technical-support',
    'sales',
    'technical-support',
    'general-inquiry',
    'sales',
  ];
  for (let index = 0; index < count; index++) {
    const at = new Date(Date.now() - (count - index) * 37 * 60_000).toISOString();
    const details = {
      title: titles[index % titles.length],
      description,
      category: categories[index % categories.length],
    };
    const ticket = desk.open(user, details, at);
    if (index % 3 === 1) desk.change(admin, ticket.id, undefined, 'assign', { accountId: agent.id });
    if (index % 3 > 0) desk.change(admin, ticket.id, undefined, 'status', { status: 'in-progress' });
    if (index % 4 === 2) desk.change(admin, ticket.id, undefined, 'status', { status: 'resolved' });
    if (index % 8 === 2) desk.change(admin, ticket.id, undefined, 'status', { status: 'closed' });
  }
}
