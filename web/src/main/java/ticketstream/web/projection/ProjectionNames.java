package ticketstream.web.projection;

import java.util.List;
import ticketstream.application.publication.EventTopics;

/** The processing groups, by the names operators see. */
public final class ProjectionNames {
    /** The one that reads the log and fills the topics. */
    public static final String PUBLICATION = "publication";

    /** The read models of tickets. */
    public static final List<String> TICKETS = List.of("requester", "agentqueue", "adminoverview");

    /** The read model of accounts. */
    public static final String DIRECTORY = "directory";

    /** The read model of what auditors see. */
    public static final String AUDIT = "audit";

    /** Every read model. */
    public static final List<String> ALL = List.of("requester", "agentqueue", "adminoverview", DIRECTORY, AUDIT);

    private ProjectionNames() {}

    static void require(String name) {
        if (!ALL.contains(name)) {
            throw new ProjectionNotFound();
        }
    }

    /** The topic that feeds the read model. */
    static String topicOf(String name) {
        return TICKETS.contains(name) ? EventTopics.TICKETS : EventTopics.ACCOUNTS;
    }
}
