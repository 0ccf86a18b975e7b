package dev.goodhart.scoring;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program talked to in lines. Threads of their own read and write, so that neither side can block the other and waiting for an answer
 * can be interrupted.
 */
final class LineProcess implements AutoCloseable {
    private static final int LONGEST = 1 << 16;
    private static final int LAST_WORDS = 5;
    /** Ends the writer; a request is JSON and cannot be equal to it. */
    private static final String END = "";

    /** A line of the program, or its end. */
    private record Said(@Nullable String line) {}

    private final Process process;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Said> answers = new ArrayBlockingQueue<>(256);
    private final Deque<String> lastWords = new ArrayDeque<>();
    private volatile boolean ended;

    private LineProcess(Process process) {
        this.process = process;
    }

    static LineProcess start(String command) throws IOException {
        boolean windows = File.separatorChar == '\\';
        String[] shell = windows ? new String[] {"cmd", "/c", command} : new String[] {"sh", "-c", command};
        LineProcess lines = new LineProcess(new ProcessBuilder(shell).start());
        Thread.ofVirtual().name("scorer input").start(lines::write);
        Thread.ofPlatform().daemon().name("scorer output").start(lines::read);
        Thread.ofPlatform().daemon().name("scorer errors").start(lines::listen);
        return lines;
    }

    void send(String line) {
        requests.add(line);
    }

    /** {@return the next line; null when none came in time or none will come any more} */
    @Nullable
    String receive(Duration timeout) throws InterruptedException {
        if (ended) {
            return null;
        }
        Said said = answers.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (said != null && said.line() == null) {
            ended = true;
        }
        return said == null ? null : said.line();
    }

    boolean hasMore() {
        Said said = answers.peek();
        return said != null && said.line() != null;
    }

    boolean hasEnded() {
        return ended;
    }

    /** {@return its exit code; null if it closed its output and goes on} */
    @Nullable
    Integer exitCode() throws InterruptedException {
        // A Ctrl-C reaches the program first; the interrupt of this thread follows within this time.
        Thread.sleep(100);
        return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : null;
    }

    /** {@return what it said last on its error stream, as an addition to a message} */
    String lastWords() {
        synchronized (lastWords) {
            return lastWords.isEmpty() ? "" : "; its last words: " + String.join(" | ", lastWords);
        }
    }

    private void write() {
        try (BufferedWriter out = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8))) {
            for (String line = requests.take(); !line.equals(END); line = requests.take()) {
                out.write(line);
                out.write('\n');
                if (requests.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The program reads no more; its missing answers tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = line(in); line != null; line = line(in)) {
                answers.put(new Said(line));
            }
        } catch (IOException e) {
            // As its end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            answers.put(new Said(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (BufferedReader in = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = line(in); line != null; line = line(in)) {
                synchronized (lastWords) {
                    if (lastWords.size() == LAST_WORDS) {
                        lastWords.removeFirst();
                    }
                    lastWords.addLast(line.length() <= 300 ? line : line.substring(0, 300) + "...");
                }
            }
        } catch (IOException e) {
            // Nothing more to hear.
        }
    }

    /** As readLine, but a line without end does not fill the memory: its rest is the next line. */
    private static @Nullable String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && line.length() < LONGEST) {
            line.append((char) c);
            c = in.read();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    @Override
    public void close() {
        requests.add(END);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        answers.clear();
    }
}
