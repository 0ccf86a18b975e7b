package dev.goodhart.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents show and point to exists. A code block after {@code <!-- file: path -->} is that whole file, one after
 * {@code <!-- part of: path -->} is consecutive lines of it, indentation aside.
 */
class DocumentedFilesTest {
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (file|part of): (\\S+) -->\\s*\\n```\\w*\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void theWorkedExampleAndTheLibraryUseAreShown() {
        assertThat(blocks(Repository.ROOT.resolve("CONTRIBUTING.md"))).hasSize(3);
        assertThat(blocks(Repository.ROOT.resolve("README.md"))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void codeBlocksAreTheirFiles(Path document) {
        for (Block block : blocks(document)) {
            String file = Repository.read(block.path());
            if (block.whole()) {
                assertThat(block.text().strip()).as(block.path()).isEqualTo(file.strip());
            } else {
                assertThat(withoutIndentation(file)).as(block.path()).contains(withoutIndentation(block.text()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws Exception {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            Path target = document.resolveSibling(link.group(1)).normalize();
            assertThat(target).as("link in %s", document.getFileName()).exists();
        }
    }

    static List<Path> documents() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(Repository.ROOT::resolve),
                        Repository.filesBelow(Repository.ROOT.resolve("docs"), ".md").stream())
                .toList();
    }

    private record Block(boolean whole, String path, String text) {}

    private static List<Block> blocks(Path document) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(
                Repository.read(Repository.ROOT.relativize(document).toString()));
        while (block.find()) {
            blocks.add(new Block(block.group(1).equals("file"), block.group(2), block.group(3)));
        }
        return blocks;
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
