package ticketstream.embedded.database;

import java.util.Arrays;
import java.util.BitSet;

/** Where in a file each block of a store is; a place is free when neither this nor the durable list names it. */
final class Places {
    static final int NOWHERE = -1;

    private final BitSet durable;
    private final BitSet taken = new BitSet();
    private int[] places;

    private Places(int[] places, BitSet durable) {
        this.places = places;
        this.durable = durable;
        for (int place : places) {
            if (place != NOWHERE) {
                taken.set(place);
            }
        }
    }

    /** @param places of each block, or {@link #NOWHERE} */
    static Places of(int[] places) {
        return new Places(places, new BitSet());
    }

    /** A list to change while this one is what is durable. */
    Places next() {
        return new Places(places.clone(), taken);
    }

    int of(int block) {
        return block < places.length ? places[block] : NOWHERE;
    }

    /** How many blocks there are, those that are nowhere included. */
    int blocks() {
        int blocks = places.length;
        while (blocks > 0 && places[blocks - 1] == NOWHERE) {
            blocks--;
        }
        return blocks;
    }

    /** How long the file must be. */
    int size() {
        return taken.length();
    }

    int free() {
        return size() - taken.cardinality();
    }

    /** Puts a block to the first free place; answers which. */
    int put(int block) {
        if (block >= places.length) {
            int before = places.length;
            places = Arrays.copyOf(places, Math.max(block + 1, before + before / 2));
            Arrays.fill(places, before, places.length, NOWHERE);
        }
        int place = of(block);
        if (place != NOWHERE && !durable.get(place)) {
            return place;
        }
        remove(block);
        places[block] = take();
        return places[block];
    }

    private int take() {
        int place = firstFree();
        taken.set(place);
        return place;
    }

    int firstFree() {
        int place = taken.nextClearBit(0);
        while (durable.get(place)) {
            place = taken.nextClearBit(durable.nextClearBit(place));
        }
        return place;
    }

    /** Which block is at each place, or {@link #NOWHERE}. */
    int[] blocksByPlace() {
        int[] blocks = new int[size()];
        Arrays.fill(blocks, NOWHERE);
        for (int block = 0; block < places.length; block++) {
            if (places[block] != NOWHERE) {
                blocks[places[block]] = block;
            }
        }
        return blocks;
    }

    void remove(int block) {
        int place = of(block);
        if (place != NOWHERE) {
            taken.clear(place);
            places[block] = NOWHERE;
        }
    }
}
