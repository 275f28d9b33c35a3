package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder of the operating system.
 *
 * @param fsync whether "durable" means power loss as well, not only the end of this process
 */
record Folder(Path path, boolean fsync) implements Disk {
    private static final long NOTHING_LEFT = 1 << 20;

    @Override
    public File open(String name) throws IOException {
        return new Opened(
                FileChannel.open(
                        path.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                fsync);
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
