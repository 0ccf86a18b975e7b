package dev.goodhart.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.report.Markups;
import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void escapesTextAndAttributes() {
        String hostile = "<script>alert('x')</script> & \"q\"";
        String markup = new Markup()
                .open("p")
                .attr("title", hostile)
                .text(hostile)
                .close()
                .toString();
        assertThat(markup).doesNotContain("<script");
        var p = Markups.parse(markup).getDocumentElement();
        assertThat(p.getTextContent()).isEqualTo(hostile);
        assertThat(p.getAttribute("title")).isEqualTo(hostile);
    }

    @Test
    void replacesWhatXmlCannotHold() {
        String text = "a\u0000b\u0007c\uD800d\uDC00e\uFFFFf\u0085g\u001Bh";
        String markup = new Markup().element("p", text).toString();
        assertThat(Markups.parse(markup).getDocumentElement().getTextContent())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh");
    }

    @Test
    void keepsEveryLanguage() {
        String text = "שלום مرحبا 你好 🚤\u200D⚓ é";
        String markup = new Markup().element("p", text).toString();
        assertThat(Markups.parse(markup).getDocumentElement().getTextContent()).isEqualTo(text);
    }

    @Test
    void roundsLengthsToTenths() {
        assertThat(Markup.tenths(1.25)).isEqualTo("1.3");
        assertThat(Markup.tenths(-0.04)).isEqualTo("0");
        assertThat(Markup.tenths(-0.06)).isEqualTo("-0.1");
        assertThat(Markup.tenths(12)).isEqualTo("12");
    }

    @Test
    void refusesWhatWouldNotBeWellFormed() {
        assertThatThrownBy(() -> new Markup().open("p").text("x").attr("class", "y"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Markup().open("p").text("x").leaf()).isInstanceOf(IllegalStateException.class);
        Markup open = new Markup().open("p");
        assertThatThrownBy(open::toString).isInstanceOf(IllegalStateException.class);
    }
}
