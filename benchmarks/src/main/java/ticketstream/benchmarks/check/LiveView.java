package ticketstream.benchmarks.check;

import java.util.List;

/** What a live client had on its screen in the end, and every change frame it got on the way. */
public record LiveView(Viewer viewer, List<Row> rows, List<Shown> frames) {}
