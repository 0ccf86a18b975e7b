package dev.goodhart.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The command, run in this JVM.
 *
 * @param code its exit code
 * @param out what it printed as its result
 * @param err what it printed about it
 */
record Invocation(int code, String out, String err) {
    static Invocation of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Goodhart.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Invocation(code, out.toString(), err.toString());
    }
}
