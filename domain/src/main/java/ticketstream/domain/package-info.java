/** The rules of the desk. No Spring, no database, no clock. */
package ticketstream.domain;
