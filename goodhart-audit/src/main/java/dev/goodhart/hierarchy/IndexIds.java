package dev.goodhart.hierarchy;

import java.util.AbstractList;

/** The ids "0" to "n - 1", made when they are asked for. */
final class IndexIds extends AbstractList<String> {
    private final int size;

    IndexIds(int size) {
        this.size = size;
    }

    @Override
    public String get(int index) {
        return Integer.toString(index);
    }

    @Override
    public int size() {
        return size;
    }
}
