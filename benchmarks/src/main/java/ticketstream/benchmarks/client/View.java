package ticketstream.benchmarks.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ticketstream.benchmarks.check.LiveView;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.check.Shown;
import ticketstream.benchmarks.check.Viewer;

/** What a live client has on its screen: its list, kept fresh by frames; a frame counts only when it is newer. */
public final class View {
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<Shown> frames = new ArrayList<>();

    /** Takes a change frame in. */
    public synchronized void apply(Frame frame) {
        var shown = frame.shown();
        frames.add(shown);
        if (shown.version() <= versions.getOrDefault(shown.ticket(), 0L)) {
            return;
        }
        versions.put(shown.ticket(), shown.version());
        Row row = shown.row();
        if (row == null) {
            rows.remove(shown.ticket());
        } else {
            rows.put(shown.ticket(), row);
        }
    }

    /** Loads the list and takes it for true, except where a newer frame came meanwhile. */
    public void reload(Supplier<List<Row>> list) {
        Map<String, Long> before = versions();
        replace(before, list.get());
    }

    /** The tickets on the screen by id, with their versions. */
    public synchronized Map<String, Long> shown() {
        var shown = new HashMap<String, Long>();
        rows.values().forEach(row -> shown.put(row.id(), row.version()));
        return shown;
    }

    /** Everything seen, as evidence. */
    public synchronized LiveView evidence(Viewer viewer) {
        return new LiveView(viewer, List.copyOf(rows.values()), List.copyOf(frames));
    }

    private synchronized Map<String, Long> versions() {
        return new HashMap<>(versions);
    }

    private synchronized void replace(Map<String, Long> before, List<Row> list) {
        rows.keySet().removeIf(id -> versions.getOrDefault(id, 0L) <= before.getOrDefault(id, 0L));
        for (Row row : list) {
            if (row.version() >= versions.getOrDefault(row.id(), 0L)) {
                versions.put(row.id(), row.version());
                rows.put(row.id(), row);
            }
        }
    }
}
