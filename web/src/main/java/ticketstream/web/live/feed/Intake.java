package ticketstream.web.live.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Verdict.Doubtful;
import ticketstream.web.live.feed.Verdict.Foreign;
import ticketstream.web.live.feed.Verdict.Genuine;

/** Lets this desk's changes into the feed and keeps everything else out, without stopping or leaving a hole. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final ChangeFeed feed;
    private final Provenance provenance;
    private final Doubts doubts;
    private final Aside aside;
    private String incarnation = "";
    private long from;
    private boolean loading;
    private long doubtful;

    Intake(ChangeFeed feed, RecordSignature signature, Doubts doubts, Aside aside) {
        this.feed = feed;
        this.provenance = new Provenance(signature);
        this.doubts = doubts;
        this.aside = aside;
    }

    /** Starts over; what comes before {@code from} is only remembered, so that it is not taken for another time. */
    void restart(String topic, long offset) {
        incarnation = topic;
        from = offset;
        loading = true;
        doubtful = 0;
        provenance.restart();
        feed.restart(topic, offset - 1);
    }

    /** Everything that was there at the start is in. */
    void loaded() {
        loading = false;
        if (doubtful > 0) {
            LOG.warn("{} changes so far are unsigned or out of place; cursors before them are worth nothing", doubtful);
        }
        feed.caughtUp();
    }

    void take(ConsumerRecord<String, byte[]> kafka) {
        Verdict verdict = provenance.of(kafka, incarnation);
        if (kafka.offset() < from) {
            return;
        }
        switch (verdict) {
            case Genuine genuine -> feed.append(genuine.change());
            case Doubtful doubt -> doubt(kafka, doubt.reason());
            case Foreign foreign -> {
                feed.pass(kafka.offset());
                aside.put(kafka, foreign.reason());
            }
        }
    }

    /** Has everybody load anew when it is time to. */
    void settle() {
        if (doubts.settle()) {
            feed.reload();
        }
    }

    /** One copy stands for all until the next settlement: nodes of an older release may write thousands. */
    private void doubt(ConsumerRecord<String, byte[]> kafka, String reason) {
        feed.doubt(kafka.offset(), kafka.timestamp());
        if (loading) {
            doubtful++;
        } else if (doubts.arise()) {
            aside.put(kafka, reason);
        }
    }
}
