package ticketstream.benchmarks.crowd;

/** Looks into a frame without taking it apart. */
final class Text {
    private Text() {}

    /** The first value of this name, as it is written; empty when there is none or it is a structure. */
    static String field(String json, String name) {
        String start = "\"" + name + "\":";
        int at = json.indexOf(start);
        if (at < 0) {
            return "";
        }
        int from = at + start.length();
        if (json.charAt(from) == '"') {
            return json.substring(from + 1, json.indexOf('"', from + 1));
        }
        int to = from;
        while (to < json.length() && ",}{[".indexOf(json.charAt(to)) < 0) {
            to++;
        }
        return json.substring(from, to);
    }
}
