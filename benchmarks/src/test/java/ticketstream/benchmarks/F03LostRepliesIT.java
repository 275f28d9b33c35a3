package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.fault.FaultProxy;
import ticketstream.benchmarks.product.Product;

/**
 * Kills the product after it stored what it was asked and before anybody had the reply. Clients ask again with the same
 * {@code Idempotency-Key} and are told of the ticket that is there.
 */
class F03LostRepliesIT {
    private static final int KILLS = 3;
    private static final int USERS = 12;
    private static final Duration SOUND = Duration.ofMillis(1_500);
    private static final Duration DEAF = Duration.ofMillis(500);

    @Test
    void storesOnceWhatIsAskedAgainAfterALostReply() {
        var product = Stage.start("F-03/product", Map.of());
        try (var wire = new FaultProxy(product.address().getPort());
                var stage = Stage.open("F-03", product, desk(wire), USERS)) {
            for (int kill = 0; kill < KILLS; kill++) {
                stage.run(SOUND);
                wire.loseReplies();
                stage.run(DEAF);
                stage.product().kill();
                wire.heal();
                stage.product().restart();
            }
            stage.run(SOUND);
            long repeated = stage.answeredAsRepeated(stage.prove());
            stage.say(repeated + " operations were stored before a kill, asked again and answered as repeated");
            assertThat(repeated).isPositive();
        }
    }

    private static Desk desk(FaultProxy wire) {
        return new Desk(Product.addressAt(wire.port()), Stage.PATIENCE);
    }
}
