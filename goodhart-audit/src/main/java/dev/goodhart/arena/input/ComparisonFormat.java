package dev.goodhart.arena.input;

/** How a file of comparisons is written. */
public enum ComparisonFormat {
    /** BEDD when it begins like a JSON array of objects, JSON lines when the name ends in .jsonl or .ndjson, else CSV. */
    AUTO,
    /** A header and a row for each comparison. */
    CSV,
    /** A JSON object in each line. */
    JSONL,
    /** The human answers of the BASALT evaluation dataset (Milani et al. 2023): a JSON array, newest first. */
    BEDD
}
