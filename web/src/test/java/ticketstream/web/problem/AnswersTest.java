package ticketstream.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final int OUT_OF_DISK_SPACE = 14_031;
    private static final int FILE_STREAM_FAILED = 39;

    @ParameterizedTest
    @ValueSource(ints = {OUT_OF_DISK_SPACE, FILE_STREAM_FAILED})
    void saysThatNothingWasChangedWhenTheDatabaseRefusedForWantOfADisk(int code) {
        assertAnswers(refusal(code), ProblemCode.STORE_UNAVAILABLE);
    }

    @Test
    void saysThatNobodyKnowsWhenTheDiskBecameFullUnderAWrite() {
        var unsure = new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(),
                new WriteConcernError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "full", new BsonDocument()),
                new ServerAddress(),
                Set.of());

        assertAnswers(unsure, ProblemCode.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"GET,STORE_UNAVAILABLE", "HEAD,STORE_UNAVAILABLE", "PUT,OUTCOME_UNKNOWN", "POST,OUTCOME_UNKNOWN"})
    void saysThatNobodyKnowsOnlyToThoseWhoWantedAChange(String method, ProblemCode expected) {
        var silence = new MongoSocketReadTimeoutException("no reply", new ServerAddress(), new IOException());

        assertThat(Answers.to(silence, method).problem().code()).isEqualTo(expected.toString());
    }

    @Test
    void saysThatNothingWasDoneBeforeItBegan() {
        var silence = new MongoSocketReadTimeoutException("no reply", new ServerAddress(), new IOException());

        assertThat(ProblemAnswer.undone(silence).problem().code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE.toString());
    }

    private static void assertAnswers(MongoException thrown, ProblemCode expected) {
        assertThat(Answers.to(thrown, "POST"))
                .usingRecursiveComparison()
                .ignoringFields("problem.traceId")
                .isEqualTo(ProblemAnswer.of(expected));
    }

    private static MongoException refusal(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
    }
}
