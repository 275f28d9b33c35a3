package ticketstream.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.fake.FakeProduct;

class ProductTest {
    @TempDir
    private Path folder;

    @Test
    void keepsItsDataOverKillAndStop() {
        try (var product = Product.start(FakeProduct.command(), folder);
                var desk = new Desk(product.address())) {
            var admin = desk.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
            admin.create("kept", "text", "sales", null).join().expect(201);
            product.kill();
            assertThat(admin.page(1, null).join().status()).isZero();
            assertThat(product.restart()).isLessThan(Duration.ofSeconds(30));
            assertThat(admin.tickets()).hasSize(1);
            product.stop();
            product.restart();
            assertThat(admin.tickets()).hasSize(1);
            assertThat(product.usage().resident()).isPositive();
            assertThat(product.usage().cpu()).isPositive();
        }
    }

    @Test
    void answersNobodyWhileItIsPaused() {
        try (var product = Product.start(FakeProduct.command(), folder);
                var desk = new Desk(product.address(), Duration.ofSeconds(8))) {
            var admin = desk.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
            product.pause();
            assertThat(admin.page(1, null).join().status()).isZero();
            product.resume();
            await().until(() -> admin.page(1, null).join().ok());
        }
    }

    @Test
    void showsTheLastLinesOfAProductThatDoesNotStart() {
        var command = new ArrayList<>(FakeProduct.command());
        command.add("disk full");

        assertThatThrownBy(() -> Product.start(command, folder))
                .hasMessageContaining("The product ended with exit code 3 before it was ready.")
                .hasMessageContaining("a readable reason: disk full");
    }

    @Test
    void saysHowToGetAMissingJar() {
        assertThatThrownBy(() -> Command.executableJar(folder))
                .hasMessageStartingWith("The product's executable jar is missing")
                .hasMessageContaining("./mvnw -pl web -am");
    }

    @Test
    void takesTheCommandOfTheSetting() {
        System.setProperty(Command.SETTING, " ./start  --quiet ");
        try {
            assertThat(Command.resolve(List.of("-Xmx1g"))).containsExactly("./start", "--quiet");
        } finally {
            System.clearProperty(Command.SETTING);
        }
    }
}
