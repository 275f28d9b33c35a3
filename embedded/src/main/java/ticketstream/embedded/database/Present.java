package ticketstream.embedded.database;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The value of a map that is only a set of keys: it takes no space. */
final class Present extends BasicDataType<Boolean> {
    static final Present TYPE = new Present();

    private Present() {}

    @Override
    public int getMemory(Boolean present) {
        return 0;
    }

    @Override
    public void write(WriteBuffer out, Boolean present) {
        // its being there says it all
    }

    @Override
    public Boolean read(ByteBuffer in) {
        return Boolean.TRUE;
    }

    @Override
    public Boolean[] createStorage(int size) {
        return new Boolean[size];
    }
}
