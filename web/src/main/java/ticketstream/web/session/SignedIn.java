package ticketstream.web.session;

import ticketstream.application.account.AccountView;

/** The answer to sign-in and renewal; the refresh token goes apart, in its cookie. */
record SignedIn(String accessToken, String tokenType, long expiresIn, AccountView account) {}
