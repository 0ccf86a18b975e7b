package dev.goodhart.network;

/** Starts libtorch. */
public final class TorchRuntime {
    private TorchRuntime() {}
}
