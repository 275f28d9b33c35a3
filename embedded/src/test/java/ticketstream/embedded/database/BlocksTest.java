package ticketstream.embedded.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final int COUNT = 200;

    private final MemoryDisk memory = new MemoryDisk();
    private int readWhileCutOff;

    /** A disk that reads the last block as soon as a file was cut off, and as the next start would. */
    @SuppressWarnings("NullAway.Init") // the blocks are set right after they are opened
    private final class Reading implements Disk {
        private Blocks blocks;

        @Override
        public File open(String name) {
            return new ReadingFile(this, memory.open(name));
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }

    private final class ReadingFile implements Disk.File {
        private final Reading disk;
        private final MemoryDisk.Platter file;

        ReadingFile(Reading disk, MemoryDisk.Platter file) {
            this.disk = disk;
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            return file.read(into, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            return file.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
            assertHolds(disk.blocks, COUNT - 1);
            try (Blocks afterKill = new Blocks(memory.copy(), Storage.FILE)) {
                assertHolds(afterKill, COUNT - 1);
            }
            readWhileCutOff++;
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private static ByteBuffer content(int block) {
        ByteBuffer content = ByteBuffer.allocate(Blocks.BLOCK);
        return content.putInt(0, block);
    }

    private static void assertHolds(Blocks blocks, int block) throws IOException {
        assertThat(blocks.read((long) block * Blocks.BLOCK, Blocks.BLOCK)).isEqualTo(content(block));
    }

    private static void writeAll(Blocks blocks) throws IOException {
        NavigableMap<Integer, ByteBuffer> all = new TreeMap<>();
        for (int block = 0; block < COUNT; block++) {
            all.put(block, content(block));
        }
        blocks.replace(all, new BitSet());
    }

    private static void removeAllButTheLast(Blocks blocks) throws IOException {
        BitSet removed = new BitSet();
        removed.set(0, COUNT - 1);
        blocks.replace(new TreeMap<>(), removed);
        blocks.replace(new TreeMap<>(), new BitSet());
    }

    @Test
    void findsABlockThatIsMovedWhenItsFileHasJustBeenCutOff() throws IOException {
        Reading disk = new Reading();
        try (Blocks blocks = new Blocks(disk, Storage.FILE)) {
            disk.blocks = blocks;
            writeAll(blocks);
            removeAllButTheLast(blocks);
            assertThat(readWhileCutOff).isPositive();
            assertThat(blocks.size()).isEqualTo(Blocks.BLOCK);
        }
    }

    @Test
    void findsBlocksWhereAVersionWithoutAListPutThem() throws IOException {
        try (BlockFile older = new BlockFile(memory, Storage.FILE)) {
            for (int block = 0; block < COUNT; block++) {
                older.write(block, block, List.of(content(block)));
            }
        }
        try (Blocks blocks = new Blocks(memory, Storage.FILE)) {
            assertHolds(blocks, COUNT / 2);
            removeAllButTheLast(blocks);
        }
        try (Blocks blocks = new Blocks(memory, Storage.FILE)) {
            assertHolds(blocks, COUNT - 1);
        }
    }
}
