package dev.goodhart.attribution;

import java.util.Locale;

/**
 * Words of observation and action, hashed into a fixed number of features with a sign (Weinberger, Dasgupta, Langford, Smola and
 * Attenberg 2009), so that logs in words need no network and no list of words.
 *
 * <p>A turn has its action's words, its action as a whole, the words of its observation, and the action's first word joined with each
 * word of the observation. The four groups have length 1 each. A word is a run of letters, digits and underscores, without regard to case.
 */
public final class HashedTextEncoding implements TurnEncoding {
    private static final int MOST_BITS = 20;

    private final int mask;

    private HashedTextEncoding(int mask) {
        this.mask = mask;
    }

    /**
     * An encoding.
     *
     * @param bits the number of features is 2^bits, in [4, 20]
     * @return the encoding
     */
    public static HashedTextEncoding ofBits(int bits) {
        if (bits < 4 || bits > MOST_BITS) {
            throw new IllegalArgumentException("The bits (" + bits + ") must be in [4, " + MOST_BITS + "]");
        }
        return new HashedTextEncoding((1 << bits) - 1);
    }

    @Override
    public int features() {
        return mask + 1;
    }

    @Override
    public void encode(Turn turn, Entries entries) {
        String[] action = words(turn.action());
        String[] observation = words(turn.observation());
        group(entries, "a:", action);
        add(entries, "A:" + turn.action(), 1);
        group(entries, "o:", observation);
        group(entries, "j:" + (action.length == 0 ? "" : action[0]) + ":", observation);
    }

    private static String[] words(String text) {
        String stripped = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_]+", " ")
                .strip();
        return stripped.isEmpty() ? new String[0] : stripped.split(" ");
    }

    private void group(Entries entries, String prefix, String[] words) {
        for (String word : words) {
            add(entries, prefix + word, 1 / Math.sqrt(words.length));
        }
    }

    private void add(Entries entries, String token, double value) {
        int hash = hash(token);
        entries.add(hash & mask, hash < 0 ? -value : value);
    }

    /** FNV-1a with a finaliser, since its low bits alone are poor. */
    private static int hash(String token) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < token.length(); i++) {
            hash = (hash ^ token.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
