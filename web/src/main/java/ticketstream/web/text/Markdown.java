package ticketstream.web.text;

import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.web.util.HtmlUtils;

/** Markdown as HTML that any page may contain: HTML in it is shown as it was typed, and no picture is fetched from anywhere. */
public final class Markdown {
    /** In characters, before some of them are written as references; one link can be referred to very often. */
    private static final int LONGEST = 60_000;

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(AutolinkExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).softbreak("<br />\n").build();
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "strong",
                    "em",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "a")
            .allowAttributes("start")
            .matching(value -> value.matches("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow", "ugc")
            .toFactory();

    private Markdown() {}

    /** The text as HTML of a few harmless elements; as it was typed, when that would be far longer than the text may be. */
    public static String html(String text) {
        var html = new Bounded(LONGEST);
        try {
            RENDERER.render(PARSER.parse(text), html);
            return SAFE.sanitize(html.toString());
        } catch (Bounded.Full e) {
            return "<p>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</p>";
        }
    }
}
