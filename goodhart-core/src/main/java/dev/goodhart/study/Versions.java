package dev.goodhart.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions the build put together. */
public final class Versions {
    private static final SortedMap<String, String> ALL = load();

    private Versions() {}

    /** {@return the version of Goodhart} */
    public static String goodhart() {
        return ALL.getOrDefault("goodhart", "unknown");
    }

    /** {@return versions of the libraries that shape results, by name} */
    public static SortedMap<String, String> libraries() {
        SortedMap<String, String> libraries = new TreeMap<>(ALL);
        libraries.remove("goodhart");
        return Collections.unmodifiableSortedMap(libraries);
    }

    private static SortedMap<String, String> load() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> versions = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> versions.put(name, properties.getProperty(name)));
        return versions;
    }
}
