/** Every refusal and every fault as problem+json (RFC 9457) with a stable code, and the strictness about what comes in. */
@NullMarked
package ticketstream.web.problem;

import org.jspecify.annotations.NullMarked;
