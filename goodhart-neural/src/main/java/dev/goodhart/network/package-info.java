/** Networks on libtorch. */
@NullMarked
package dev.goodhart.network;

import org.jspecify.annotations.NullMarked;
