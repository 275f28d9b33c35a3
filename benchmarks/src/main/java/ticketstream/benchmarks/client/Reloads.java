package ticketstream.benchmarks.client;

/** Which loads of a list were asked for and which are done; one that is asked for while another runs is not answered by that one. */
final class Reloads {
    private final Object loading = new Object();
    private int asked = 1;
    private int done;

    synchronized void ask() {
        asked++;
    }

    synchronized boolean areDue() {
        return done < asked;
    }

    /** Loads, one at a time, unless everything asked for is done; whatever the loading throws leaves it due. */
    void run(Runnable load) {
        synchronized (loading) {
            int wanted = wanted();
            if (!areDue()) {
                return;
            }
            load.run();
            finish(wanted);
        }
    }

    private synchronized int wanted() {
        return asked;
    }

    private synchronized void finish(int wanted) {
        done = wanted;
    }
}
