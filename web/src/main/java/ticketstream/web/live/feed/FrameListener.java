package ticketstream.web.live.feed;

/** Follows the feed. Called by the feed's one thread, in the order of the changes, without the feed's lock. */
public interface FrameListener {
    /** A change arrived and is part of what can be resumed from. */
    void arrived(Frame frame);

    /** What was known before is worth nothing: everybody has to load anew and goes on from here. */
    void restarted();
}
