package ticketstream.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::/10, fe80::1%eth0, true",
        "::/0, 192.0.2.1, false",
        "192.0.2.0/24, ::ffff:192.0.2.5, true",
        "192.0.2.0/24, localhost, false",
        "192.0.2.0/24, '', false"
    })
    void knowsWhatLiesInIt(String block, String address, boolean inside) {
        assertThat(Cidr.parse(block).orElseThrow().contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10",
                "10.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "0x0a.0.0.0/8",
                " 10.0.0.0/8",
                "localhost",
                "example.org/24",
                "dead.beef",
                "2001:db8::/129",
                "2001:db8::1/32",
                "1:2",
                "::1%lo",
                "[::1]",
                "10.0.0.*",
                "*"
            })
    void takesLiteralsOnly(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Test
    void countsAnIpv4AddressAloneAndIpv6ByTheFirstHalf() {
        assertThat(Cidr.customer("192.0.2.7")).isNotEqualTo(Cidr.customer("192.0.2.8"));
        assertThat(Cidr.customer("2001:db8:0:1::1")).isEqualTo(Cidr.customer("2001:db8:0:1:ffff::2"));
        assertThat(Cidr.customer("2001:db8:0:1::1")).isNotEqualTo(Cidr.customer("2001:db8:0:2::1"));
        assertThat(Cidr.customer("fe80::1%eth0")).isEqualTo(Cidr.customer("fe80::2"));
        assertThat(Cidr.customer("unknown")).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, ::ffff:192.0.2.7",
        "2001:db8:0:1:2:3:4:ffff, 2001:db8:0:1::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "somewhere, somewhere"
    })
    void writesWhatCountsAsOneForPeople(String address, String network) {
        assertThat(Cidr.network(address)).isEqualTo(network);
    }
}
