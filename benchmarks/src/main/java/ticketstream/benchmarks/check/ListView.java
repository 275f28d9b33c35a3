package ticketstream.benchmarks.check;

import java.util.List;

/** All pages of a viewer's list, in the end. */
public record ListView(Viewer viewer, List<Row> rows) {}
