package ticketstream.embedded.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk with a write cache: what was not forced may be there after a power loss or not, sector by sector and in any
 * order. It can also become full, and fail.
 */
final class MemoryDisk implements Disk {
    private static final int SECTOR = 512;
    private static final int FEW = 4;

    private final Map<String, Platter> files = new HashMap<>();
    private long room = Long.MAX_VALUE / 2;
    private int forcesUntilFailure = Integer.MAX_VALUE;
    private int changesUntilOff = Integer.MAX_VALUE;
    private boolean off;

    /** Another disk with the same files, as a process finds them after its predecessor was killed. */
    synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        files.forEach((name, file) -> copy.open(name).content = file.content.clone());
        return copy;
    }

    /** Changes all bits of one byte. */
    synchronized void flip(String name, int position) {
        open(name).content[position] ^= (byte) 0xff;
    }

    /** Cuts a file off. */
    synchronized void cut(String name, int size) {
        open(name).content = Arrays.copyOf(open(name).content, size);
    }

    synchronized int size(String name) {
        return open(name).content.length;
    }

    /** Lets at most so many more bytes be added to the files. */
    synchronized void leaveRoom(long bytes) {
        room = bytes;
    }

    /**
     * Lets a {@link Disk.File#force} fail after so many that succeed. What was not forced of this file is dropped then, and
     * later calls say that all is well, as operating systems do.
     */
    synchronized void failAfter(int forces) {
        forcesUntilFailure = forces;
    }

    /** Cuts the power after so many more writes, forces and truncations of files whose names begin so. */
    synchronized void cutPowerAfter(int changes, String prefix) {
        files.forEach((name, file) -> file.counted = name.startsWith(prefix));
        changesUntilOff = changes;
    }

    synchronized boolean isOff() {
        return off;
    }

    /** The disk as it is when the power comes back; this one is of no use any more. */
    synchronized MemoryDisk afterPowerLoss(Random random) {
        off = true;
        MemoryDisk after = new MemoryDisk();
        files.forEach((name, file) -> after.files.put(name, file.afterPowerLoss(after, random)));
        return after;
    }

    @Override
    public synchronized Platter open(String name) {
        return files.computeIfAbsent(name, n -> new Platter(this));
    }

    @Override
    public synchronized boolean isFull() {
        return false;
    }

    static final class Platter implements File {
        private final MemoryDisk disk;
        private byte[] content = {};
        private byte[] durable = {};
        private boolean broken;
        private boolean counted = true;
        private final Set<Integer> unforced = new LinkedHashSet<>();

        Platter(MemoryDisk disk) {
            this.disk = disk;
        }

        Platter afterPowerLoss(MemoryDisk after, Random random) {
            Platter file = new Platter(after);
            int length = random.nextBoolean() ? content.length : durable.length;
            file.content = Arrays.copyOf(durable, length);
            for (int sector : written(random)) {
                int at = sector * SECTOR;
                int rest = Math.min(SECTOR, Math.min(length, content.length) - at);
                if (rest > 0) {
                    System.arraycopy(content, at, file.content, at, rest);
                }
            }
            file.durable = file.content.clone();
            return file;
        }

        /** All but a few in a row, or any; either finds faults that the other does not. */
        private List<Integer> written(Random random) {
            List<Integer> sectors = new ArrayList<>(unforced);
            if (random.nextBoolean()) {
                int from = random.nextInt(sectors.size() + 1);
                sectors.subList(from, Math.min(sectors.size(), from + FEW)).clear();
            } else {
                sectors.removeIf(sector -> random.nextInt(3) == 0);
            }
            return sectors;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            synchronized (disk) {
                if (position >= content.length) {
                    return -1;
                }
                int length = (int) Math.min(into.remaining(), content.length - position);
                into.put(content, (int) position, length);
                return length;
            }
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            synchronized (disk) {
                requirePower();
                int length = bytes.remaining();
                int grown = (int) Math.max(0, position + length - content.length);
                if (grown > disk.room) {
                    throw new IOException("No space left on device");
                }
                disk.room -= grown;
                content = grown == 0 ? content : Arrays.copyOf(content, content.length + grown);
                bytes.get(content, (int) position, length);
                for (int sector = (int) (position / SECTOR); sector * (long) SECTOR < position + length; sector++) {
                    unforced.add(sector);
                }
                return length;
            }
        }

        private void requirePower() throws IOException {
            disk.off |= counted && disk.changesUntilOff-- <= 0;
            if (disk.off) {
                throw new IOException("the power is off");
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (disk) {
                requirePower();
                if (disk.forcesUntilFailure-- == 0) {
                    broken = true;
                    throw new IOException("Input/output error");
                }
                if (!broken) {
                    keep();
                }
                unforced.clear();
            }
        }

        private void keep() {
            durable = durable.length == content.length ? durable : Arrays.copyOf(durable, content.length);
            for (int sector : unforced) {
                int at = sector * SECTOR;
                if (at < content.length) {
                    System.arraycopy(content, at, durable, at, Math.min(SECTOR, content.length - at));
                }
            }
        }

        @Override
        public long size() {
            synchronized (disk) {
                return content.length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (disk) {
                requirePower();
                disk.room += content.length - Math.min(content.length, size);
                content = Arrays.copyOf(content, (int) Math.min(content.length, size));
            }
        }

        @Override
        public void close() {
            // there is nothing to close
        }
    }
}
