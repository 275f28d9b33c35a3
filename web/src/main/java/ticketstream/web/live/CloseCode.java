package ticketstream.web.live;

/** Why the server ends a connection; documented in asyncapi.yaml. */
enum CloseCode {
    UNREACHABLE(1001, "no answer to pings"),
    NO_BINARY(1003, "text frames only"),
    FRAME_TOO_LARGE(1009, "frame over 64 KiB"),
    RESTART(1012, "server restarts"),
    TOO_SLOW(1013, "reader too slow"),
    NOT_NOW(1013, "try again later"),
    TOKEN_REFUSED(4401, "token expired or revoked"),
    ACCESS_WITHDRAWN(4403, "access withdrawn"),
    NO_HELLO(4408, "no hello in time"),
    TOO_MANY(4429, "too many messages or sockets");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** Whether the client did something it may not; the others are the server's, the network's or an administrator's doing. */
    boolean isRefusal() {
        return switch (this) {
            case NO_BINARY, FRAME_TOO_LARGE, TOKEN_REFUSED, NO_HELLO, TOO_MANY -> true;
            case UNREACHABLE, RESTART, TOO_SLOW, NOT_NOW, ACCESS_WITHDRAWN -> false;
        };
    }
}
