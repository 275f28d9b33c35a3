/**
 * For calls that carry or bring a password, a code or a token. The cache of calls remembers for minutes what each was made
 * with; these are forgotten a second after the page that made them lets go.
 */
export const secretCall = { gcTime: 1_000 } as const;
