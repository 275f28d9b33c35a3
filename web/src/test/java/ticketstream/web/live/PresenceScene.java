package ticketstream.web.live;

import static ticketstream.web.live.Examples.ticket;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A ticket of sales, and the windows of an agent there and an administrator. */
final class PresenceScene {
    final Desks desk = new Desks();
    final RecordingSocket agentsSocket = new RecordingSocket();
    final RecordingSocket adminsSocket = new RecordingSocket();
    final Conversation agent;
    final Conversation admin;

    PresenceScene() {
        desk.tickets.put("t", ticket("t", "sales", 1));
        agent = desk.enter(agentsSocket, Examples.SALES_AGENT, null);
        admin = desk.enter(adminsSocket, Examples.ADMIN, null);
    }

    void sits(Conversation who, String ticketId, String doing) {
        who.receive("{\"type\":\"presence\",\"ticketId\":\"%s\",\"doing\":\"%s\"}".formatted(ticketId, doing));
        desk.runsBackground();
        passes();
    }

    void passes() {
        desk.passes(Duration.ofMillis(250));
    }

    /** Each time the socket was told who else is there. */
    static List<String> present(RecordingSocket socket) {
        return present(socket.frames());
    }

    static List<String> present(Collection<JsonNode> frames) {
        return frames.stream()
                .filter(frame -> frame.get("type").asString().equals("presence"))
                .map(frame -> String.join(
                        ", ",
                        frame.get("present").values().stream()
                                .map(PresenceScene::words)
                                .toList()))
                .toList();
    }

    private static String words(JsonNode attendee) {
        return attendee.get("username").asString() + " " + attendee.get("doing").asString();
    }
}
