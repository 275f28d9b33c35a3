package ticketstream.web.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of network addresses, written like {@code 192.0.2.0/24} or {@code 2001:db8::/32}. Takes literals only, so that no
 * name server is ever asked.
 */
public final class Cidr {
    private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?!\\.)(?=[^:]*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** What a provider gives one customer at least, who may choose any address in it. */
    private static final int ONE_CUSTOMER = 64;

    private final byte[] first;
    private final int bits;

    private Cidr(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** The block; a single address is a block too. Empty for anything else, also when bits behind the prefix are set. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return bytes(text).map(address -> new Cidr(address, address.length * Byte.SIZE));
        }
        var length = text.substring(slash + 1);
        return BITS.matcher(length).matches()
                ? bytes(text.substring(0, slash)).flatMap(address -> block(address, Integer.parseInt(length)))
                : Optional.empty();
    }

    /** Under which name whoever has this address is counted: the address itself, of IPv6 the first 64 bits. */
    public static String customer(String address) {
        return bytes(withoutZone(address))
                .map(bytes -> new Cidr(bytes, Math.min(bytes.length * Byte.SIZE, ONE_CUSTOMER)).name())
                .orElse(address);
    }

    /** The same as people write it: the address itself, of IPv6 the block ({@code 2001:db8:0:1::/64}). */
    public static String network(String address) {
        return bytes(withoutZone(address))
                .filter(bytes -> bytes.length * Byte.SIZE > ONE_CUSTOMER)
                .map(Cidr::firstGroups)
                .orElse(address);
    }

    private static String firstGroups(byte[] address) {
        var groups = ByteBuffer.wrap(address).asCharBuffer();
        return "%x:%x:%x:%x::/%d"
                .formatted(
                        (int) groups.get(0),
                        (int) groups.get(1),
                        (int) groups.get(2),
                        (int) groups.get(3),
                        ONE_CUSTOMER);
    }

    /** Whether this is an address and nothing else. */
    public static boolean isAddress(String text) {
        return bytes(text).isPresent();
    }

    /** Whether the address lies in this block. */
    public boolean contains(String address) {
        return bytes(withoutZone(address)).filter(this::holds).isPresent();
    }

    private boolean holds(byte[] address) {
        return address.length == first.length && firstDifference(address) >= bits;
    }

    private int firstDifference(byte[] address) {
        for (int bit = 0; bit < bits; bit++) {
            if (isSet(address, bit) != isSet(first, bit)) {
                return bit;
            }
        }
        return bits;
    }

    private String name() {
        var name = new StringBuilder();
        for (int i = 0; i * Byte.SIZE < bits; i++) {
            name.append(name.isEmpty() ? "" : ".").append(first[i] & 0xff);
        }
        return name.toString();
    }

    private static Optional<Cidr> block(byte[] address, int bits) {
        int all = address.length * Byte.SIZE;
        if (bits > all) {
            return Optional.empty();
        }
        for (int bit = bits; bit < all; bit++) {
            if (isSet(address, bit)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cidr(address, bits));
    }

    private static boolean isSet(byte[] address, int bit) {
        return (address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }

    private static Optional<byte[]> bytes(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
