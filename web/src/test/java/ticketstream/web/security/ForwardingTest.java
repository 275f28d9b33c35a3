package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketstream.web.runtime.InvalidSetting;

class ForwardingTest {
    private static final TrustedProxies PROXIES = new ProxySettings(List.of("10.0.0.0/8", "2001:db8:1::/48")).proxies();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "192.0.2.1                          | 192.0.2.1",
                "192.0.2.1, 10.0.0.1                | 192.0.2.1",
                "203.0.113.5, 192.0.2.1             | 192.0.2.1",
                "10.9.9.9, 192.0.2.1, 10.0.0.1      | 192.0.2.1",
                "10.0.0.3, 10.0.0.1                 | 10.0.0.3",
                "garbage, 192.0.2.1                 | 192.0.2.1",
                "192.0.2.1:4711                     | 192.0.2.1",
                "2001:db8:2::1                      | 2001:db8:2::1",
                "[2001:db8:2::1]:4711, 10.0.0.1     | 2001:db8:2::1",
                "192.0.2.1, garbage                 | none",
                "192.0.2.1, 10.0.0.1, garbage       | none",
                "192.0.2.1,                         | none",
                "''                                 | none",
                "localhost                          | none",
                "192.0.2.256                        | none",
                "192.0.2.1/24                       | none",
                "unknown                            | none"
            })
    void findsTheClientInXForwardedFor(String header, @Nullable String client) {
        assertThat(new Forwarding(List.of(header), List.of()).client(PROXIES)).isEqualTo(Optional.ofNullable(client));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "for=192.0.2.1                                        | 192.0.2.1",
                "For=192.0.2.1;proto=https;by=10.0.0.1                | 192.0.2.1",
                "for=203.0.113.5, for=192.0.2.1;host=a, for=10.0.0.1  | 192.0.2.1",
                "for=\"[2001:db8:2::1]:4711\"                         | 2001:db8:2::1",
                "for=\"192.0.2.1:80\";host=\"a,b;c\"                  | 192.0.2.1",
                "garbage;, for=192.0.2.1                              | none",
                "for=unknown                                          | none",
                "for=_hidden                                          | none",
                "proto=https                                          | none",
                "for=192.0.2.1, for=\"10.0.0.1                        | none",
                "for=192.0.2.1; garbage                               | none",
                "for = 192.0.2.1                                      | none",
                "for=192.0.2.1 for=203.0.113.5                        | none"
            })
    void findsTheClientInForwarded(String header, @Nullable String client) {
        assertThat(new Forwarding(List.of(), List.of(header)).client(PROXIES)).isEqualTo(Optional.ofNullable(client));
    }

    @Test
    void readsSeveralLinesAsOneList() {
        assertThat(new Forwarding(List.of("203.0.113.5", "192.0.2.1", "10.0.0.1"), List.of()).client(PROXIES))
                .contains("192.0.2.1");
    }

    @Test
    void believesNoneOfTwoHeadersThatDisagree() {
        var one = List.of("192.0.2.1");

        assertThat(new Forwarding(one, List.of("for=192.0.2.1")).client(PROXIES))
                .contains("192.0.2.1");
        assertThat(new Forwarding(one, List.of("for=192.0.2.2")).client(PROXIES))
                .isEmpty();
        assertThat(new Forwarding(one, List.of("garbage")).client(PROXIES)).isEmpty();
    }

    @Test
    void takesTheSchemeFromWhereItTakesTheClient() {
        var forwarding = new Forwarding(
                List.of(), List.of("for=203.0.113.5;proto=http, for=192.0.2.1;proto=https, for=10.0.0.1;proto=http"));

        assertThat(forwarding.scheme(PROXIES)).contains("https");
    }

    @Test
    void readsALongHeaderQuickly() {
        var header = "for=\"".repeat(100_000);

        assertThat(new Forwarding(List.of(header), List.of(header)).client(PROXIES))
                .isEmpty();
    }

    @Test
    void stopsTheStartOnASettingThatIsNoListOfBlocks() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new ProxySettings(List.of("10.0.0.0/8", "proxy.example.org")))
                .withMessageContaining("TICKETSTREAM_TRUSTED_PROXIES")
                .withMessageContaining("proxy.example.org");
    }
}
