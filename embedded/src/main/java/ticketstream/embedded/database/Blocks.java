package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a store by number, each at any place in the file: what is free is used before the file grows, however
 * small the gaps are, and the file ends where the last block in use does. Nothing durable is ever written over.
 */
final class Blocks implements AutoCloseable {
    static final int BLOCK = BlockFile.BLOCK;

    /** Percent of the file that may be free, and blocks that are moved away from its end at once if it is more. */
    private static final int FREE = 8;

    private static final int MOVED = 256;

    private final BlockFile file;
    private final PlaceFiles lists;
    private volatile Places places;

    /** Opens what there is; a file without a list of places has each block where its number says. */
    Blocks(Disk disk, String name) throws IOException {
        file = new BlockFile(disk, name);
        lists = new PlaceFiles(disk, name);
        @Nullable Places found = lists.read();
        places = found == null ? inOrder() : found;
    }

    private Places inOrder() throws IOException {
        int[] all = new int[file.size()];
        Arrays.setAll(all, block -> block);
        return Places.of(all);
    }

    /** Whether the first blocks are there and not damaged. */
    boolean begins(int blocks) throws IOException {
        try {
            read(0, blocks * BLOCK);
            return true;
        } catch (Damaged e) {
            return false;
        }
    }

    /** Forgets everything. */
    void clear() throws IOException {
        file.truncate(0);
        places = Places.of(new int[0]);
    }

    /** Bytes from the first block to the last, as their numbers say. */
    long length() {
        return (long) places.blocks() * BLOCK;
    }

    /** Bytes of blocks the file has room for. */
    long size() {
        return (long) places.size() * BLOCK;
    }

    /**
     * Reads from any position on.
     *
     * @throws Damaged if it is not what was written
     */
    ByteBuffer read(long position, int length) throws IOException {
        while (true) {
            Places now = places;
            try {
                return read(now, position, length);
            } catch (Damaged e) {
                if (now == places) {
                    throw e;
                }
                // it was moved meanwhile, and something else is there now
            }
        }
    }

    private ByteBuffer read(Places now, long position, int length) throws IOException {
        int first = (int) (position / BLOCK);
        int end = (int) ((position + length - 1) / BLOCK) + 1;
        ByteBuffer bytes = ByteBuffer.allocate((end - first) * BLOCK);
        for (int block = first; block < end; ) {
            int place = now.of(block);
            int next = block + 1;
            while (next < end && now.of(next) == place + next - block) {
                next++;
            }
            if (place == Places.NOWHERE) {
                throw new Damaged(Storage.FILE, position, "a block is missing");
            }
            bytes.limit((next - first) * BLOCK);
            file.read(place, block, bytes);
            block = next;
        }
        return bytes.slice((int) (position % BLOCK), length);
    }

    /** Reads what has a checksum of its own from the beginning on, damaged or not. */
    ByteBuffer readUnchecked(int blocks) throws IOException {
        return places.of(0) == 0 && places.of(1) == 1 ? file.readUnchecked(blocks) : read(0, blocks * BLOCK);
    }

    /**
     * Writes some blocks and removes others, durably and all at once.
     *
     * @throws DiskFull if there is no room; may be repeated later
     * @throws IOException if nobody knows any more what is on the disk
     */
    void replace(NavigableMap<Integer, ByteBuffer> written, BitSet removed) throws IOException {
        Places next = places.next();
        removed.stream().forEach(next::remove);
        NavigableMap<Integer, ByteBuffer> all = new TreeMap<>(written);
        all.keySet().forEach(next::put);
        all.putAll(moved(next));
        write(next, all);
        file.force();
        lists.write(next);
        places = next; // before anything is cut off, so that whoever still reads by the old list looks again
        if (file.size() > next.size()) {
            file.truncate(next.size());
        }
    }

    /** Takes blocks from the end of the file to free places before it, if there are many. */
    private Map<Integer, ByteBuffer> moved(Places next) throws IOException {
        Map<Integer, ByteBuffer> moved = new TreeMap<>();
        if (next.free() <= next.size() / 100 * FREE) {
            return moved;
        }
        int[] blocks = next.blocksByPlace();
        for (int place = blocks.length - 1; moved.size() < MOVED && next.firstFree() < place; place--) {
            int block = blocks[place];
            if (block != Places.NOWHERE && places.of(block) == place) {
                moved.put(block, read((long) block * BLOCK, BLOCK));
                next.put(block);
            }
        }
        return moved;
    }

    private void write(Places next, NavigableMap<Integer, ByteBuffer> blocks) throws IOException {
        @Nullable Integer first = blocks.isEmpty() ? null : blocks.firstKey();
        while (first != null) {
            int end = first + 1;
            while (blocks.containsKey(end) && next.of(end) == next.of(first) + end - first) {
                end++;
            }
            file.write(next.of(first), first, blocks.subMap(first, end).values());
            first = blocks.ceilingKey(end);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        lists.close();
    }
}
