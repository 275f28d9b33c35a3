package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the operating system.
 *
 * @param fsync whether "durable" means power loss as well, not only the end of this process
 */
record Folder(Path path, boolean fsync) implements Disk {
    private static final long NOTHING_LEFT = 1 << 20;
    private static final int LEVELS = 3;

    @Override
    public File open(String name) throws IOException {
        boolean isNew = Files.notExists(path.resolve(name));
        FileChannel channel = FileChannel.open(
                path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isNew && fsync) {
            forceNames();
        }
        return new Opened(channel, fsync);
    }

    /** Lets new names outlast a power loss: the file's, the folder's and that of the data folder around it. */
    private void forceNames() throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        @Nullable Path folder = path.toAbsolutePath();
        for (int level = 0; posix && folder != null && level < LEVELS; level++) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
            folder = folder.getParent();
        }
    }

    @Override
    public boolean isFull() {
        return path.toFile().getUsableSpace() < NOTHING_LEFT;
    }

    private record Opened(FileChannel channel, boolean fsync) implements File {
        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return channel.read(into, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            return channel.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            if (fsync) {
                channel.force(false);
            }
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
