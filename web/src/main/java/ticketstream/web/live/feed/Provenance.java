package ticketstream.web.live.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Verdict.Doubtful;
import ticketstream.web.live.feed.Verdict.Foreign;
import ticketstream.web.live.feed.Verdict.Genuine;

/**
 * Judges records in the order of the topic, for the one thread that reads it. A signed record counts once, within reach
 * of the place it was made for. See ADR 0013.
 */
final class Provenance {
    private final RecordSignature signature;
    private final SeenStamps seen = new SeenStamps();

    Provenance(RecordSignature signature) {
        this.signature = signature;
    }

    /** Forgets what was read: it is read again, or the topic is another one. */
    void restart() {
        seen.clear();
    }

    Verdict of(ConsumerRecord<String, byte[]> kafka, String incarnation) {
        try {
            ChangeRecord change = ChangeRecord.of(kafka);
            if (RecordSignature.isMissingOn(kafka.headers())) {
                return new Doubtful("it is not signed: it may be of an older release");
            }
            return signature.isOn(kafka.key(), kafka.headers(), kafka.value())
                    ? placed(change, Stamp.on(kafka.headers()), incarnation)
                    : new Foreign("its signature is not ours");
        } catch (IllegalArgumentException malformed) {
            return new Foreign("its form is none of ours");
        }
    }

    private Verdict placed(ChangeRecord change, Stamp stamp, String incarnation) {
        if (!stamp.fits(incarnation, change.offset())) {
            return new Doubtful("it was made for another place");
        }
        return seen.add(change.offset(), stamp) ? new Genuine(change) : new Foreign("it was here before");
    }
}
