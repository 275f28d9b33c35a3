package ticketstream.web.live.presence;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.SeenStamps;
import ticketstream.web.live.feed.Stamp;

/**
 * Lets in what a node of this desk says now, once: signed, and made for a place behind the one where reading began. For
 * the one thread that reads. See ADR 0013.
 */
final class PresenceIntake {
    private final RecordSignature signature;
    private final String incarnation;
    private final long start;
    private final SeenStamps seen = new SeenStamps();
    private long read;

    /**
     * @param incarnation of the topic
     * @param start the offset of the first record that is read; there is no telling whether an older one was here before
     */
    PresenceIntake(RecordSignature signature, String incarnation, long start) {
        this.signature = signature;
        this.incarnation = incarnation;
        this.start = start;
        this.read = start - 1;
    }

    /** What a record is made for that is sent now. */
    Stamp stamp() {
        return Stamp.of(incarnation, read);
    }

    /** Hands on what is ours, or the reason why it never was; what is ours and out of place says nothing. */
    void judge(ConsumerRecord<String, byte[]> kafka, Consumer<Announcement> ours, Consumer<String> foreign) {
        read = kafka.offset();
        if (!signature.isOn(kafka.key(), kafka.headers(), kafka.value())) {
            foreign.accept("its signature is not ours");
            return;
        }
        try {
            Announcement news = PresenceRecord.read(kafka);
            Stamp stamp = Stamp.on(kafka.headers());
            if (!stamp.fits(incarnation, kafka.offset()) || stamp.after() < start - 1) {
                return;
            }
            if (seen.add(kafka.offset(), stamp)) {
                ours.accept(news);
            } else {
                foreign.accept("it was here before");
            }
        } catch (IllegalArgumentException malformed) {
            foreign.accept("its form is none of ours");
        }
    }
}
