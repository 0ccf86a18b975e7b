package dev.goodhart.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** docs/dependencies.md names everything that the poms name, in the version that the poms take, and nothing else. */
class DependenciesDocumentTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([^`:]+:[^`:]+)` \\| ([^ |]+) \\|", Pattern.MULTILINE);

    @Test
    void listsWhatThePomsName() {
        Map<String, String> listed = new TreeMap<>();
        Matcher row = ROW.matcher(Repository.read("docs/dependencies.md"));
        while (row.find()) {
            assertThat(listed.put(row.group(1), row.group(2)))
                    .as("a second row for %s", row.group(1))
                    .isNull();
        }
        assertThat(listed).isEqualTo(named());
    }

    private static Map<String, String> named() {
        Map<String, String> versions = new TreeMap<>();
        Set<String> withoutVersion = new TreeSet<>();
        Stream.concat(Stream.of(Repository.ROOT), Repository.modules().stream()).forEach(folder -> {
            for (String kind : new String[] {"dependency", "plugin", "path"}) {
                for (Element element : Repository.elements(Repository.pom(folder), kind)) {
                    String group = Repository.child(element, "groupId");
                    if (!group.isEmpty() && !group.equals("dev.goodhart")) {
                        String id = group + ":" + Repository.child(element, "artifactId");
                        String version = Repository.child(element, "version");
                        if (version.isEmpty()) {
                            withoutVersion.add(id);
                        } else {
                            versions.put(id, resolve(version));
                        }
                    }
                }
            }
        });
        assertThat(versions.keySet()).as("every dependency has a version").containsAll(withoutVersion);
        versions.put("com.palantir.javaformat:palantir-java-format", resolve("${palantir.version}"));
        return versions;
    }

    private static String resolve(String version) {
        Matcher property = Pattern.compile("\\$\\{(.+)}").matcher(version);
        return property.matches()
                ? Repository.elements(Repository.pom(Repository.ROOT), property.group(1))
                        .getFirst()
                        .getTextContent()
                : version;
    }
}
