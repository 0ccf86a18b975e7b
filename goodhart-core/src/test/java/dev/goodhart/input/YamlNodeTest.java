package dev.goodhart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YamlNodeTest {
    private static final String TEXT = """
            # a comment
            name: yes
            count: 12
            rate: 2.5e-1
            quoted: "3"
            on: true
            nothing:
            list: [a, 2]
            nested:
              deep:
                - {x: 1}
                - {x: lots}
            map: |
              ab
              cd
            """;

    private static YamlNode root() {
        return YamlNode.parse("s.yaml", TEXT);
    }

    @Test
    void takesValuesAsWritten() {
        YamlNode root = root();
        assertThat(root.get("name").asText()).isEqualTo("yes");
        assertThat(root.get("count").asInteger(0, 12)).isEqualTo(12);
        assertThat(root.get("count").asNumber()).isEqualTo(12.0);
        assertThat(root.get("rate").asNumber()).isEqualTo(0.25);
        assertThat(root.get("on").asBoolean()).isTrue();
        assertThat(root.get("nothing").kind()).isEqualTo(YamlNode.Kind.NOTHING);
        assertThat(root.get("list").asList().stream().map(YamlNode::asText)).containsExactly("a", "2");
        assertThat(root.get("name").asListOrOne()).hasSize(1);
        assertThat(root.get("map").asText()).isEqualTo("ab\ncd\n");
        assertThat(root.find("none")).isEmpty();
        assertThat(root.asMap().keySet().iterator().next()).isEqualTo("name");
    }

    @Test
    void knowsLinesAndPaths() {
        YamlNode x = root().get("nested").get("deep").asList().get(1).get("x");
        assertThat(x.line()).isEqualTo(12);
        assertThat(x.path()).isEqualTo("nested.deep[1].x");
        assertThat(root().get("nested").line()).isEqualTo(9);
        assertThat(root().get("map").lineOfRow(1)).isEqualTo(15);
        assertThat(root().get("name").lineOfRow(1)).isEqualTo(2);
        assertThatThrownBy(x::asNumber)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("s.yaml:12: nested.deep[1].x must be a finite number, is 'lots'");
    }

    @Test
    void refusesTheWrongKindAndSaysWhichCame() {
        YamlNode root = root();
        assertThatThrownBy(() -> root.get("quoted").asNumber())
                .hasMessage("s.yaml:5: quoted must be a finite number, is the text '3'\nMaybe remove the quotes");
        assertThatThrownBy(() -> root.get("name").asBoolean()).hasMessageContaining("must be true or false, is 'yes'");
        assertThatThrownBy(() -> root.get("rate").asInteger(0, 9)).hasMessageContaining("must be a whole number");
        assertThatThrownBy(() -> root.get("count").asInteger(0, 9)).hasMessageContaining("must be in [0, 9], is 12");
        assertThatThrownBy(() -> root.get("list").asMap()).hasMessageContaining("is a list of 2");
        assertThatThrownBy(() -> root.get("nested").asList()).hasMessageContaining("is a map with deep");
        assertThatThrownBy(() -> root.get("nothing").asText()).hasMessageContaining("must be a text, is empty");
        assertThatThrownBy(() -> root.get("list").get("x")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void suggestsTheKnownKey() {
        YamlNode node = YamlNode.parse("s.yaml", "discuont: 1\n");
        assertThatThrownBy(() -> node.rejectUnknownKeys("discount", "seeds"))
                .hasMessage("s.yaml:1: has the unknown key 'discuont'; known are discount, seeds\n"
                        + "Maybe you meant 'discount'");
        YamlNode far = YamlNode.parse("s.yaml", "zebra: 1\n");
        assertThatThrownBy(() -> far.rejectUnknownKeys("discount", "seeds"))
                .hasMessage("s.yaml:1: has the unknown key 'zebra'; known are discount, seeds");
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds(@TempDir Path directory) throws Exception {
        byte[] bytes = "\uFEFFname: a\r\nmap: |\r\n  x\r\n  y\r\nlast: b\r\n".getBytes(StandardCharsets.UTF_8);
        YamlNode root = YamlNode.read(Files.write(directory.resolve("bom.yaml"), bytes));
        assertThat(root.get("name").asText()).isEqualTo("a");
        assertThat(root.get("map").asText().lines()).containsExactly("x", "y");
        assertThat(root.get("last").line()).isEqualTo(5);
    }

    @Test
    void findsTheNearestWord() {
        assertThat(Suggestion.closest("tpye", List.of("type", "tape", "name"))).isEqualTo("type");
        assertThat(Suggestion.closest("G", List.of("S", "goal"))).isEmpty();
        assertThat(Suggestion.hint("completely", List.of("type"))).isEmpty();
    }
}
