package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;

/** What the server says when something went wrong. */
final class Answers {
    private static final int UNKNOWN = 8;

    private Answers() {}

    static Document error(MongoServerException exception) {
        Document error = new Document("errmsg", exception.getMessageWithoutErrorCode());
        if (exception instanceof MongoServerError known) {
            error.append("code", known.getCode()).putIfNotNull("codeName", known.getCodeName());
        } else {
            error.append("code", UNKNOWN).append("codeName", "UnknownError");
        }
        return error;
    }

    static Document failure(RuntimeException exception) {
        Document error = exception instanceof MongoServerException known
                ? error(known)
                : new Document("errmsg", exception.toString())
                        .append("code", UNKNOWN)
                        .append("codeName", "UnknownError");
        return new Document("ok", 0.0).appendAll(error);
    }

    /** The answer to a command that was run although nobody knows yet whether it will last. */
    static Document unsure(Document answer, MongoServerException failure) {
        return answer.append("writeConcernError", error(failure));
    }
}
