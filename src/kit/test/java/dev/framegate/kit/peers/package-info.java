/** Judges the emulators that can be had by name, and publishes what came of it. */
@NullMarked
package dev.framegate.kit.peers;

import org.jspecify.annotations.NullMarked;
