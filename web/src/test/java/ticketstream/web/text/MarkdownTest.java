package ticketstream.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Try **this** | <p>Try <strong>this</strong></p>",
                "- a | <ul><li>a</li></ul>",
                "3. a | <ol start=\"3\"><li>a</li></ol>",
                "> said | <blockquote><p>said</p></blockquote>",
                "`a < b` | <p><code>a &lt; b</code></p>",
            })
    void showsWhatWasMeant(String text, String html) {
        assertThat(Markdown.html(text).replace("\n", "")).isEqualTo(html);
    }

    @Test
    void keepsLines() {
        assertThat(Markdown.html("one\ntwo")).isEqualTo("<p>one<br />\ntwo</p>\n");
    }

    @Test
    void leadsWhereALinkSays() {
        assertThat(Markdown.html("[here](https://example.org/?a=1&b=2)"))
                .contains("href=\"https://example.org/?a&#61;1&amp;b&#61;2\"")
                .contains("rel=\"noopener noreferrer nofollow ugc\"");
    }

    @Test
    void makesLinksOfBareAddresses() {
        assertThat(Markdown.html("See https://example.org/a, or mail help@example.org."))
                .contains("href=\"https://example.org/a\"")
                .contains("href=\"mailto:help&#64;example.org\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<iframe src=https://example.org></iframe>",
                "<style>*{display:none}</style>",
                "```html\n<script>alert(1)</script>\n```",
                "<!-- <script> --><script>alert(1)</script>",
            })
    void showsHtmlAsItWasTyped(String text) {
        assertThat(Markdown.html(text)).doesNotContainPattern("<(script|img|svg|iframe|style|a)\\b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "[x](file:///etc/passwd)",
                "[x](java&#115;cript:alert(1))",
                "<javascript:alert(1)>",
            })
    void leadsNowhereButToPagesAndMail(String text) {
        assertThat(Markdown.html(text)).doesNotContain("href=");
    }

    @Test
    void fetchesNoPicture() {
        assertThat(Markdown.html("![seen](https://example.org/pixel.png)")).doesNotContain("<img", "pixel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=", "\ud83d\ude00"})
    void showsAsTypedWhatWouldBeFarLongerThanItsText(String letter) {
        var bomb = "[a]:http:" + letter.repeat(2_000) + "\n\n" + "[a]".repeat(2_600);
        assertThat(Markdown.html(bomb)).hasSizeLessThan(70_000).startsWith("<p>[a]:http:");
        var below = "[a]:http:" + letter.repeat(2_000) + "\n\n" + "[a]".repeat(10);
        assertThat(Markdown.html(below)).hasSizeLessThan(300_000).contains("href=");
    }

    @Test
    void takesDeepNestingAndLongLines() {
        assertThat(Markdown.html(">".repeat(10_000))).isNotNull();
        assertThat(Markdown.html("[".repeat(10_000))).isNotNull();
        assertThat(Markdown.html("*a_".repeat(3_333))).isNotNull();
        assertThat(Markdown.html("1. ".repeat(3_333))).isNotNull();
    }
}
