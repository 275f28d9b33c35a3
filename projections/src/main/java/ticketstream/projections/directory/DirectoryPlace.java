package ticketstream.projections.directory;

/** A place in the directory, which is sorted by user name: right behind one account. */
public record DirectoryPlace(String username, String id) {}
