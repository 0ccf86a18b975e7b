package dev.goodhart.store;

import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.TrialStore;

class MemoryStoreTest extends TrialStoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    TrialStore store() {
        return store;
    }
}
